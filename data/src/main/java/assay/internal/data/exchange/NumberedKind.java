package assay.internal.data.exchange;

import assay.core.truth.Benchmark;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.StoreWriter;
import assay.internal.data.truth.Architectures;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** The store of any benchmark: the numbers and texts of its architectures, and nothing else about them. */
public record NumberedKind(Benchmark of) implements StoreKind {
    @Override
    public String benchmark() {
        return of.key();
    }

    @Override
    public String schema() {
        return """
                CREATE TABLE architecture (arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL);
                COMMENT ON TABLE architecture IS 'All architectures of the space.';
                COMMENT ON COLUMN architecture.arch IS 'Number of the architecture, from 0.';
                COMMENT ON COLUMN architecture.text IS 'Its text.';
                """;
    }

    @Override
    public void architectures(StoreWriter store) throws SQLException {
        Architectures all = Architectures.of(of);
        try (DuckDBAppender rows = store.appender("architecture")) {
            for (int arch = 0; arch < all.size(); arch++) {
                rows.beginRow();
                rows.append(arch).append(all.at(arch).text());
                rows.endRow();
            }
        }
    }
}
