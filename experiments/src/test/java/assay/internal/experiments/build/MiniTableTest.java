package assay.internal.experiments.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.random.RandomStream;
import assay.core.space.bench201.Wiring201;
import assay.internal.data.built.Embedded;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.supernet.cpu.OneDnn;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded table is what its configuration makes. */
class MiniTableTest {
    @TempDir
    private Path folder;

    /** To the byte on a processor with the instructions that the table was made with; others round in another order. */
    @Test
    void retraining_aHandfulOfCellsGivesTheTablesNumbers() throws IOException, SQLException {
        Path table = folder.resolve("mini201.parquet");
        try (InputStream in = Embedded.class.getResourceAsStream("mini201.parquet")) {
            Files.copy(in, table);
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            String recipe = fact(sql, table, "recipe");
            BuildConfig config = BuildConfig.parse(recipe, "recipe");
            assertEquals(BuildConfig.read(Path.of("../examples/build/mini201.yaml"), List.of()), config);
            BuildImages images = BuildImages.read(config, Optional.empty());
            assertEquals(fact(sql, table, "images_sha256"), images.sha256());
            String origin = fact(sql, table, "origin");
            assumeTrue(
                    OneDnn.available() && origin.endsWith("instructions " + OneDnn.instructions()),
                    "skipped: the table was made with " + origin);
            int[] classes = Wiring201.representatives();
            RandomStream random = new RandomStream(20_261_124);
            try (Backend engine = Backends.open(Backends.ND4J, DType.FLOAT32)) {
                CellTrainer trainer =
                        new CellTrainer(config, images, engine, config.seeds().get(0));
                for (int i = 0; i < 5; i++) {
                    int arch = classes[random.nextInt(classes.length)];
                    Trained again = trainer.train(arch, () -> false);
                    String row = " FROM '" + table + "' WHERE arch = " + arch + " AND seed = "
                            + config.seeds().get(0);
                    assertArrayEquals(
                            numbers(sql, "SELECT test_correct" + row),
                            again.test().correct());
                    assertArrayEquals(
                            numbers(sql, "SELECT valid_correct" + row),
                            again.valid().correct());
                    assertArrayEquals(
                            numbers(sql, "SELECT train_loss_e4" + row),
                            Arrays.stream(again.train().loss())
                                    .mapToInt(l -> (int) l)
                                    .toArray());
                }
            }
        }
    }

    private static String fact(Statement sql, Path table, String key) throws SQLException {
        try (ResultSet row = sql.executeQuery(
                "SELECT decode(value) FROM parquet_kv_metadata('" + table + "') WHERE decode(key) = '" + key + "'")) {
            assertEquals(true, row.next(), key);
            return row.getString(1);
        }
    }

    private static int[] numbers(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            assertEquals(true, row.next(), query);
            Array list = row.getArray(1);
            return Arrays.stream((Object[]) list.getArray())
                    .mapToInt(v -> ((Number) v).intValue())
                    .toArray();
        }
    }
}
