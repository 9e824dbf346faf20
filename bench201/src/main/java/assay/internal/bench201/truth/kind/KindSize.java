package assay.internal.bench201.truth.kind;

import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.truth.Benchmark;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.StoreWriter;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** The store of NATS-Bench's size space: 32,768 networks in official order. */
public final class KindSize implements StoreKind {
    public static final KindSize KIND = new KindSize();

    private KindSize() {}

    @Override
    public String benchmark() {
        return Benchmark.NATSBENCH_SSS.key();
    }

    @Override
    public String schema() {
        return Kind201.resource("architecture-size.sql");
    }

    @Override
    public void architectures(StoreWriter store) throws SQLException {
        try (DuckDBAppender rows = store.appender("architecture")) {
            for (int arch = 0; arch < GenotypeSize.COUNT; arch++) {
                GenotypeSize network = GenotypeSize.ofIndex(arch);
                Cost201 c10 = Cost201.of(network, 10, 32);
                Cost201 c100 = Cost201.of(network, 100, 32);
                Cost201 in16 = Cost201.of(network, 120, 16);
                rows.beginRow();
                rows.append(arch).append(network.text());
                rows.append(c10.params()).append(c100.params()).append(in16.params());
                rows.append(c10.multiplyAdds()).append(c100.multiplyAdds()).append(in16.multiplyAdds());
                rows.endRow();
            }
        }
    }
}
