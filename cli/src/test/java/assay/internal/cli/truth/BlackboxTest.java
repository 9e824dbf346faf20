package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Dataset;
import assay.internal.cli.MadeUpBenchmark;
import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay export --format syne-tune}, read back byte by byte. */
class BlackboxTest {
    private static final int CELL = 6111;
    private static final int SEEDS = 2;
    private static final int EPOCHS = 3;
    private static final List<String> OBJECTIVES = List.of(
            "metric_valid_error",
            "metric_test_error",
            "metric_train_error",
            "metric_runtime",
            "metric_elapsed_time",
            "metric_flops",
            "metric_params");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeTable() {
        System.setProperty("assay.home", folder.resolve("home").toString());
        Path file = MadeUpBenchmark.write(
                folder, "leaves-201", new Dataset("leaves", "Leaves", 4, 12), EPOCHS, List.of(0, 7));
        assertEquals(0, Ran.assay("import", file.toString()).code());
    }

    @AfterAll
    static void restore() {
        System.clearProperty("assay.home");
    }

    private static Ran export(String... more) {
        String[] all = new String[more.length + 5];
        System.arraycopy(
                new String[] {"export", "leaves-201", folder.resolve("box").toString(), "--format", "syne-tune"},
                0,
                all,
                0,
                5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Ran.assay(all);
    }

    @Test
    void arrays_haveEachNumberAtItsPlace() throws IOException, SQLException {
        Ran ran = export("--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode said = new ObjectMapper().readTree(ran.out());
        assertEquals("[\"leaves\"]", said.get("tasks").toString());
        assertEquals("[\"0\",\"7\"]", said.get("trials").toString());
        ByteBuffer values = array(
                "objectives_evaluations.npy", "<f4", "1, 15625, " + SEEDS + ", " + EPOCHS + ", " + OBJECTIVES.size());
        assertEquals(15625 * SEEDS * EPOCHS * OBJECTIVES.size() * Float.BYTES, values.remaining());
        double best = MadeUpBenchmark.test(Bench201Index.get().cell(CELL));
        for (int seed = 0; seed < SEEDS; seed++) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                int at = ((CELL * SEEDS + seed) * EPOCHS + epoch - 1) * OBJECTIVES.size() * Float.BYTES;
                double error = 1 - (best - 0.1 * seed - 0.1 * (EPOCHS - epoch)) / 100;
                for (int o = 0; o < 3; o++) {
                    assertEquals(error, values.getFloat(values.position() + at + 4 * o), 1e-6, "float32");
                }
                assertEquals(0.6, values.getFloat(values.position() + at + 12), 1e-6, "0.5 s and a pass of 0.1 s");
                assertEquals(0.6 * epoch, values.getFloat(values.position() + at + 16), 1e-6);
            }
        }
        ByteBuffer fidelities = array("fidelities_values.npy", "<i8", EPOCHS + ",");
        assertEquals(EPOCHS * Long.BYTES, fidelities.remaining());
        assertEquals(3, fidelities.getLong(fidelities.position() + 16));
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet row = c.createStatement()
                        .executeQuery("SELECT * FROM read_parquet('" + folder.resolve("box/hyperparameters.parquet")
                                + "') LIMIT 1 OFFSET " + CELL)) {
            assertTrue(row.next());
            assertEquals("hp_x0", row.getMetaData().getColumnName(1));
            for (int edge = 0; edge < 6; edge++) {
                assertEquals(
                        Bench201Index.get().cell(CELL).edges().get(edge).token(),
                        row.getString(edge + 1),
                        "edge " + edge);
            }
        }
    }

    /** The values, behind a head that says their type and shape. */
    private static ByteBuffer array(String file, String type, String shape) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("box").resolve(file));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int head = 10 + buffer.getShort(8);
        assertEquals(0, head % 64, "values begin at a multiple of 64 bytes");
        String text = new String(bytes, 10, head - 10, StandardCharsets.US_ASCII);
        assertTrue(
                text.startsWith("{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }"), text);
        return buffer.position(head);
    }

    @Test
    void metadata_namesWhatTheArraysHave() throws IOException {
        assertEquals(0, export().code());
        ObjectMapper mapper = new ObjectMapper();
        JsonNode about = mapper.readTree(folder.resolve("box/metadata.json").toFile());
        assertEquals(mapper.valueToTree(OBJECTIVES), about.get("objectives_names"));
        assertEquals("metric_elapsed_time", about.get("metric_elapsed_time").asText());
        JsonNode space = mapper.readTree(folder.resolve("box/configspace.json").toFile());
        assertEquals(6, space.size());
        assertEquals("Categorical", space.at("/hp_x5/domain_cls").asText());
        assertEquals(5, space.at("/hp_x5/domain_kwargs/categories").size());
        assertEquals(
                EPOCHS,
                mapper.readTree(folder.resolve("box/fidelityspace.json").toFile())
                        .at("/hp_epoch/domain_kwargs/upper")
                        .asInt());
    }

    @Test
    void means_areWrittenWhereTheyAreAskedFor() throws IOException {
        Ran ran = export("--trials", "mean", "--json");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                "[\"mean\"]",
                new ObjectMapper().readTree(ran.out()).get("trials").toString());
        ByteBuffer values =
                array("objectives_evaluations.npy", "<f4", "1, 15625, 1, " + EPOCHS + ", " + OBJECTIVES.size());
        double best = MadeUpBenchmark.test(Bench201Index.get().cell(CELL));
        int last = (CELL * EPOCHS + EPOCHS - 1) * OBJECTIVES.size() * Float.BYTES;
        assertEquals(1 - (best - 0.05) / 100, values.getFloat(values.position() + last), 1e-6, "of two trainings");
        Ran other = export("--trials", "777");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("expected mean, found '777'"), other.err());
    }

    /** CSV extracts of NAS-Bench-201 have single trainings of one data set and the mean alone of another. */
    @Test
    void dataSetsWithMeansAlone_areLeftOutBesideSingleTrainings_andTold() throws IOException {
        Path csv = Files.writeString(folder.resolve("part.csv"), """
                arch,dataset,split,schedule,trial,seeds,epoch,metric,value
                7,cifar10-valid,valid,200,777,777,200,accuracy,80
                7,cifar10-valid,valid,200,888,888,200,accuracy,82
                8,cifar10-valid,valid,200,888,888,200,accuracy,62
                7,cifar10,test,200,mean,777+888,200,accuracy,90
                """);
        Path store = folder.resolve("part.duckdb");
        assertEquals(
                0,
                Ran.assay("import", csv.toString(), "--store", store.toString()).code());
        String box = folder.resolve("part").toString();
        Ran ran = Ran.assay("export", box, "--format", "syne-tune", "--store", store.toString(), "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode said = new ObjectMapper().readTree(ran.out());
        assertEquals("[\"cifar10-valid\"]", said.get("tasks").toString());
        assertEquals("[\"777\",\"888\"]", said.get("trials").toString());
        assertEquals("[200]", said.get("fidelities").toString());
        assertTrue(
                ran.err()
                        .contains("left out, without accuracies of these trainings: cifar10, cifar100, ImageNet16-120."
                                + " --trials mean writes means."),
                ran.err());
        Ran mean = Ran.assay(
                "export", box, "--format", "syne-tune", "--trials", "mean", "--store", store.toString(), "--json");
        assertEquals(
                "[\"cifar10\"]",
                new ObjectMapper().readTree(mean.out()).get("tasks").toString(),
                mean.err());
    }

    @Test
    void whatCannotBeWritten_isRefused() throws IOException {
        Ran schedule = export("--schedule", "12");
        assertEquals(2, schedule.code());
        assertTrue(schedule.err().contains("expected one of [3]"), schedule.err());
        assertEquals(2, export("--table", "measurement").code());
        Path file = Files.createFile(folder.resolve("file"));
        Ran taken = Ran.assay("export", "leaves-201", file.toString(), "--format", "syne-tune");
        assertEquals(2, taken.code());
        assertTrue(taken.err().contains("found a file"), taken.err());
        Ran other = Ran.assay("export", file.toString(), "--table", "series", "--schedule", "3");
        assertEquals(2, other.code());
        assertFalse(other.err().toLowerCase(Locale.ROOT).contains("exception"), other.err());
    }
}
