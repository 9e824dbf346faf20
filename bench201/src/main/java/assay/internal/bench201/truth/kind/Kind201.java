package assay.internal.bench201.truth.kind;

import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Skeleton201;
import assay.core.space.bench201.Wiring201;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.StoreWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/** The store of NAS-Bench-201, which NATS-Bench calls its topology space: 15,625 cells in official order. */
public final class Kind201 implements StoreKind {
    public static final Kind201 KIND = new Kind201();

    private Kind201() {}

    @Override
    public String benchmark() {
        return new Bench201Space().name();
    }

    @Override
    public String schema() {
        return resource("architecture.sql");
    }

    static String resource(String name) {
        try (InputStream in = Kind201.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void architectures(StoreWriter store) throws SQLException {
        Bench201Index index = Bench201Index.get();
        Map<String, Integer> classes = new HashMap<>();
        int[] networks = Wiring201.representatives();
        try (DuckDBAppender rows = store.appender("architecture")) {
            for (int arch = 0; arch < index.size(); arch++) {
                Genotype201 cell = index.cell(arch);
                Cost201 c10 = Cost201.of(cell, Skeleton201.official(10, 32));
                Cost201 c100 = Cost201.of(cell, Skeleton201.official(100, 32));
                Cost201 in16 = Cost201.of(cell, Skeleton201.official(120, 16));
                Integer same = classes.putIfAbsent(Isomorphism201.OFFICIAL.key(cell), arch);
                rows.beginRow();
                rows.append(arch).append(cell.text()).append(same == null ? arch : same.intValue());
                rows.append(networks[arch]);
                rows.append(c10.params()).append(c100.params()).append(in16.params());
                rows.append(c10.multiplyAdds()).append(c100.multiplyAdds()).append(in16.multiplyAdds());
                rows.endRow();
            }
        }
    }
}
