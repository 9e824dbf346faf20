package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a store of three architectures. */
class TruthCommandsTest {
    private static final String ARCH_0 =
            "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";

    @TempDir
    static Path folder;

    static Path store;

    @BeforeAll
    static void importOnce() throws IOException {
        store = folder.resolve("home/nasbench201.duckdb");
        Path table = folder.resolve("t.csv");
        Files.writeString(
                table,
                "arch_index,mean_seeds_200,c10_test_200\n0,777+888,85.86333333333334\n1,777,93.66\n2,888,90.5\n");
        Ran ran = Ran.assay("import", table.toString(), "--store", store.toString(), "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode json = json(ran);
        assertEquals("import", json.get("kind").asText());
        assertEquals(3, json.get("values").asInt());
        assertEquals("csv", json.get("formats").get(0).asText());
    }

    private static JsonNode json(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out());
    }

    private static Ran ask(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "201", "--store", store.toString()));
        args.addAll(List.of("--dataset", "cifar10", "--split", "test", "--schedule", "200", "--trials", "mean"));
        args.addAll(List.of(more));
        return Ran.assay(args.toArray(String[]::new));
    }

    @Test
    void query_repeatsTheQuestion() throws IOException {
        Ran ran = ask("query", "--arch", ARCH_0, "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode json = json(ran);
        assertEquals(
                "{\"assay\":1,\"kind\":\"query\",\"index\":0,\"arch\":\"" + ARCH_0
                        + "\",\"benchmark\":\"201\",\"dataset\":\"cifar10\",\"split\":\"test\",\"schedule\":200,"
                        + "\"trials\":\"mean\",\"epoch\":200,\"metric\":\"accuracy\",\"unit\":\"percent\",\"measured\":true,"
                        + "\"value\":85.86333333333334,\"seeds\":[777,888],\"basis\":\"published mean\",\"source\":\"t.csv\",\"marks\":[]}",
                json.toString());
        assertTrue(ask("query", "--index", "0").out().startsWith("85.86" + System.lineSeparator()));
        assertTrue(
                ask("query", "--index", "0", "--full").out().startsWith("85.86333333333334" + System.lineSeparator()));
    }

    @Test
    void whatWasNotMeasured_isExitCode4() throws IOException {
        Ran plain = ask("query", "--index", "3");
        assertEquals(4, plain.code());
        assertEquals("", plain.out());
        assertTrue(plain.err().contains("not in the imported table"), plain.err());
        Ran json = ask("query", "--index", "3", "--json");
        assertEquals(4, json.code());
        assertFalse(json(json).get("measured").asBoolean());
        assertTrue(json(json).get("value").isNull());
        assertEquals(4, ask("query", "--index", "15625").code());
    }

    @Test
    void questionsWithAGap_areRefused() {
        Ran ran = Ran.assay("query", "201", "--index", "0", "--dataset", "cifar10", "--store", store.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("missing --split, --schedule, --trials: each changes the number"), ran.err());
        assertEquals(2, ask("query").code());
        assertEquals(2, ask("query", "--arch", "|nor_conv_5x5~0|").code());
        assertTrue(ask("query", "--arch", "|nor_conv_5x5~0|").err().contains("genotype column 2"));
        assertEquals(2, ask("query", "--index", "0", "--metric", "speed").code());
        assertEquals(2, ask("query", "--index", "0", "--epoch", "201").code());
        assertEquals(2, Ran.assay("query", "101", "--index", "0").code());
    }

    @Test
    void top_ranksWithinBounds() throws IOException {
        JsonNode all = json(ask("top", "--json"));
        assertEquals(3, all.get("measured").asInt());
        assertEquals(1, all.get("best").get(0).get("index").asInt());
        assertEquals(0, all.get("best").get(2).get("index").asInt());
        JsonNode small = json(ask("top", "--json", "--max-params", "0.2", "-n", "1"));
        assertEquals(1, small.get("best").size());
        assertTrue(small.get("best").get(0).get("params_millions").asDouble() <= 0.2);
        assertEquals(4, ask("top", "--max-flops", "0.1").code());
    }

    @Test
    void sql_reads_andCannotWrite() throws IOException {
        String query = "SELECT arch, value FROM measurement WHERE trial = 'mean' ORDER BY arch";
        Ran csv = Ran.assay("sql", query, "--store", store.toString(), "--csv");
        assertEquals("arch,value\n0,85.86333333333334\n1,93.66\n2,90.5\n", csv.out());
        JsonNode json = json(Ran.assay("sql", query, "--store", store.toString(), "--json"));
        assertEquals(
                "[[0,85.86333333333334],[1,93.66],[2,90.5]]", json.get("rows").toString());
        assertTrue(Ran.assay("sql", query, "--store", store.toString()).out().contains("   0  85.86333333333334"));
        assertEquals(
                2,
                Ran.assay("sql", "DELETE FROM reading", "--store", store.toString())
                        .code());
        assertEquals(
                2,
                Ran.assay("sql", "SELECT * FROM nothing", "--store", store.toString())
                        .code());
    }

    /**
     * Two attacks that were reported. The first replaced the store by a table of one word. The second put a log beside it,
     * which the next writer would have replayed.
     */
    @Test
    void sqlThatIsNoQuery_isWrongUsage_andChangesNoByte() throws IOException {
        byte[] before = Files.readAllBytes(store);
        List<String> attacks = List.of(
                "COPY (SELECT 'gone' AS x) TO '" + store + "' (FORMAT csv, USE_TMP_FILE false)",
                "COPY (SELECT 'gone' AS x) TO '" + store + ".wal' (FORMAT csv, USE_TMP_FILE false)",
                "SELECT 1; SELECT 2");
        for (String attack : attacks) {
            assertEquals(
                    2, Ran.assay("sql", attack, "--store", store.toString()).code(), attack);
            Ran export = Ran.assay(
                    "export", folder.resolve("x.csv").toString(), "--query", attack, "--store", store.toString());
            assertEquals(2, export.code(), attack);
            assertArrayEquals(before, Files.readAllBytes(store), attack);
        }
        assertFalse(Files.exists(Path.of(store + ".wal")));
        assertFalse(Files.exists(folder.resolve("x.csv")));
        Ran two = Ran.assay("sql", "SELECT 1; SELECT 2", "--store", store.toString());
        assertEquals(
                "assay: sql: expected one query, found 2 of them. Nothing was run. Ask one question at a time.\n",
                two.err());
    }

    @Test
    void sqlThatIsWrong_isToldByWhatDuckDbFound_notByItsDriver() {
        Ran ran = Ran.assay("sql", "SELECT * FROM nothing", "--store", store.toString());
        assertTrue(
                ran.err().startsWith("assay: sql: Catalog Error: Table with name nothing does not exist!"), ran.err());
    }

    @Test
    void exportToAFolder_isWrongUsage() {
        Ran ran = Ran.assay("export", "/", "--table", "source", "--format", "csv", "--store", store.toString());
        assertEquals(2, ran.code(), ran.err());
    }

    @Test
    void export_describesWhatItWrote() throws IOException {
        Path file = folder.resolve("m.parquet");
        JsonNode json = json(
                Ran.assay("export", file.toString(), "--table", "measurement", "--store", store.toString(), "--json"));
        assertEquals(3, json.get("rows").asInt());
        assertEquals(13, json.get("columns").size());
        assertEquals(Files.size(file), json.get("bytes").asLong());
        assertEquals(64, json.get("sha256").asText().length());
        assertEquals(
                2,
                Ran.assay("export", file.toString(), "--store", store.toString())
                        .code());
    }

    @Test
    void missingThings_areExitCode3() {
        assertEquals(
                3,
                Ran.assay("import", folder.resolve("nothing").toString(), "--store", store.toString())
                        .code());
        Path none = folder.resolve("none.duckdb");
        Ran ran = Ran.assay("sql", "SELECT 1", "--store", none.toString());
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("assay import"), ran.err());
    }

    /** A JVM of its own that prints the classes it loads. */
    @Test
    void query_startsNeitherTheEngineNorDuckDb() throws Exception {
        Path log = folder.resolve("classes.txt");
        Process query = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "assay.internal.cli.Assay",
                        "query",
                        "201",
                        "--index=0",
                        "--dataset=cifar10",
                        "--split=test",
                        "--schedule=200",
                        "--trials=mean",
                        "--store=" + store)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, query.waitFor(), () -> log + " has what it printed");
        String classes = Files.readString(log);
        assertTrue(classes.contains("assay.internal.data.truth.StoreTruth "));
        assertFalse(classes.contains("org.nd4j."));
        assertFalse(classes.contains("org.bytedeco."));
        assertFalse(classes.contains("org.duckdb."));
    }
}
