package assay.bench201.truth;

import assay.core.truth.Benchmark;
import assay.data.importing.StoreKind;
import assay.data.store.StoreWriter;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * The store of NATS-Bench's size space: 32,768 networks, which differ in the channels of 5 layers. Their official numbers
 * count through 8, 16 .. 64 channels, the last layer fastest.
 */
final class KindSize implements StoreKind {
    static final KindSize KIND = new KindSize();

    /** How many networks there are: 8^5. */
    static final int COUNT = 32_768;

    private static final int LAYERS = 5;

    private KindSize() {}

    /** The official text of a network, {@code 8:8:40:32:40}. */
    static String text(int arch) {
        StringBuilder text = new StringBuilder();
        for (int layer = LAYERS - 1; layer >= 0; layer--) {
            text.append(8 * (1 + (arch >> 3 * layer & 7))).append(layer == 0 ? "" : ":");
        }
        return text.toString();
    }

    @Override
    public String benchmark() {
        return Benchmark.NATSBENCH_SSS.key();
    }

    @Override
    public String schema() {
        return """
                CREATE TABLE architecture (arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL);
                COMMENT ON TABLE architecture IS 'All networks of the space.';
                COMMENT ON COLUMN architecture.arch IS 'Official index.';
                COMMENT ON COLUMN architecture.text IS 'Official text: the channels of the 5 layers.';
                """;
    }

    @Override
    public void architectures(StoreWriter store) throws SQLException {
        try (DuckDBAppender rows = store.appender("architecture")) {
            for (int arch = 0; arch < COUNT; arch++) {
                rows.beginRow();
                rows.append(arch).append(text(arch));
                rows.endRow();
            }
        }
    }
}
