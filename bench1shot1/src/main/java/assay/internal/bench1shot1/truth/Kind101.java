package assay.internal.bench1shot1.truth;

import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.space.bench101.OneShotCounts;
import assay.core.space.bench101.OneShotSpace;
import assay.core.truth.Benchmark;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.StoreWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.duckdb.DuckDBAppender;

/** The store of NAS-Bench-101: its 423,624 cells in the order of {@link Bench101Index}. */
final class Kind101 implements StoreKind {
    static final Kind101 KIND = new Kind101();

    private Kind101() {}

    @Override
    public String benchmark() {
        return Benchmark.NASBENCH101.key();
    }

    @Override
    public String schema() {
        try (InputStream in = Kind101.class.getResourceAsStream("architecture.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void architectures(StoreWriter store) throws SQLException {
        Bench101Index index = Bench101Index.get();
        List<BitSet> spaces = OneShotSpace.all().stream().map(Kind101::members).toList();
        try (DuckDBAppender rows = store.appender("architecture")) {
            for (int arch = 0; arch < index.size(); arch++) {
                Cell101 cell = index.cell(arch);
                Cost101 cost = Cost101.of(cell);
                rows.beginRow();
                rows.append(arch).append(cell.text()).append(index.hash(arch).text());
                rows.append(cell.adjacency()).append(cell.operations());
                rows.append((byte) cell.vertices()).append((byte) cell.edgeCount());
                for (BitSet space : spaces) {
                    rows.append(space.get(arch));
                }
                rows.append(cost.params()).append(cost.multiplyAdds()).append(cost.operations());
                rows.endRow();
            }
        }
    }

    private static BitSet members(OneShotSpace space) {
        return Arrays.stream(OneShotCounts.members(space)).collect(BitSet::new, BitSet::set, BitSet::or);
    }
}
