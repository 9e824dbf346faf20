package assay.internal.data.exchange;

import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Benchmark;
import assay.internal.data.exchange.MeasurementFormat.Form;
import assay.internal.data.importing.FileFormat;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imports;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.StoreWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Files of view {@code measurement}, made by DuckDB and by Arrow, and their import into a store of three cells. */
final class Exported {
    static final int CELLS = 3;

    private static final StoreKind KIND = new StoreKind() {
        @Override
        public String benchmark() {
            return Benchmark.NASBENCH201.key();
        }

        @Override
        public String schema() {
            return "CREATE TABLE architecture (arch INTEGER, text VARCHAR)";
        }

        @Override
        public void architectures(StoreWriter store) throws SQLException {
            try (var rows = store.appender("architecture")) {
                for (int arch = 0; arch < CELLS; arch++) {
                    rows.beginRow();
                    rows.append(arch).append(Bench201Index.get().cell(arch).text());
                    rows.endRow();
                }
            }
        }
    };

    static final List<FileFormat> FORMATS = List.of(
            new MeasurementFormat(Benchmark.NASBENCH201, KIND, Form.PARQUET),
            new MeasurementFormat(Benchmark.NASBENCH201, KIND, Form.ARROW));

    private Exported() {}

    /** A row of the first cell as SQL, with some cells changed: {@code "value", "200.5"}. */
    static String row(String... changes) {
        String row = "SELECT 0 AS arch, '" + Bench201Index.get().cell(0).text() + "' AS text, 'cifar10' AS dataset,"
                + " 'test' AS split, 200 AS schedule, '777' AS trial, '777' AS seeds, 200 AS epoch,"
                + " 'accuracy' AS metric, 91.5::DOUBLE AS value, 'percent' AS unit, 'measured' AS basis,"
                + " 'somewhere' AS source";
        for (int i = 0; i < changes.length; i += 2) {
            row = row.replaceFirst(
                    "(SELECT|,) ('[^']*'|[^ ]+) AS " + changes[i] + "\\b",
                    "$1 " + changes[i + 1] + " AS " + changes[i]);
        }
        return row;
    }

    /** Writes the rows of a query as Parquet. */
    static Path parquet(Path file, String query) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = c.createStatement()) {
            sql.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    static void into(Path store, Path file) {
        new Imports(FORMATS).run(file, Optional.empty(), kind -> store, "test", ImportProgress.NONE);
    }
}
