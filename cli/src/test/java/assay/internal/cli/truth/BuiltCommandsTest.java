package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Dataset;
import assay.internal.cli.MadeUpBenchmark;
import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark that was made with the program is asked as the published ones are. */
class BuiltCommandsTest {
    private static final int CELL = 6111;

    @TempDir
    static Path folder;

    private static OwnHome ownHome;

    @BeforeAll
    static void importFromItsFile() {
        ownHome = new OwnHome(folder.resolve("home"));
        Path file =
                MadeUpBenchmark.write(folder, "leaves-201", new Dataset("leaves", "Leaves", 4, 12), 3, List.of(0, 1));
        Ran ran = Ran.assay("import", file.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("leaves-201.duckdb"), ran.out());
    }

    @AfterAll
    static void restore() {
        ownHome.close();
    }

    private static Ran ask(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "leaves-201"));
        args.addAll(List.of("--dataset", "leaves", "--schedule", "3"));
        args.addAll(List.of(more));
        return Ran.assay(args.toArray(String[]::new));
    }

    private static JsonNode json(Ran ran) throws IOException {
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void query_answersSeedsAndTheirMean() throws IOException {
        double best = MadeUpBenchmark.test(Bench201Index.get().cell(CELL));
        JsonNode seed = json(ask("query", "--index", "" + CELL, "--split", "test", "--trials", "0", "--json"));
        assertEquals("leaves-201", seed.get("benchmark").asText());
        assertEquals(best, seed.get("value").asDouble());
        JsonNode mean = json(ask("query", "--index", "" + CELL, "--split", "test", "--trials", "mean", "--json"));
        assertEquals(best - 0.05, mean.get("value").asDouble(), 1e-9); // one rounding of a percent
        assertEquals("[0,1]", mean.get("seeds").toString());
    }

    @Test
    void top_andPareto_rankAllCells() throws IOException {
        JsonNode top = json(ask("top", "--split", "valid", "--trials", "0", "--count", "1", "--json"));
        assertEquals(90, top.get("best").get(0).get("value").asDouble());
        JsonNode pareto = json(ask("pareto", "--x", "params", "--split", "valid", "--trials", "0", "--json"));
        JsonNode front = pareto.get("front");
        assertEquals(90, front.get(front.size() - 1).get("y").get("value").asDouble());
    }

    @Test
    void curve_andSimulate_useTheEpochs() throws IOException {
        Ran curve = ask("curve", "--index", "" + CELL, "--split", "test", "--trials", "0", "--json");
        assertEquals(0, curve.code(), curve.err());
        JsonNode simulated = json(Ran.assay(
                "simulate",
                "leaves-201",
                "--index",
                "1",
                "--dataset",
                "leaves",
                "--schedule",
                "3",
                "--trials",
                "1",
                "--json"));
        assertEquals(3 * 0.5 + 0.1, simulated.get("total_s").asDouble(), 1e-12);
    }

    @Test
    void sql_export_andStores_nameIt() throws IOException {
        Ran facts = Ran.assay("sql", "leaves-201", "SELECT value FROM build_info WHERE key = 'recipe'");
        assertTrue(facts.out().contains("a formula"), facts.out() + facts.err());
        Path out = folder.resolve("out.csv");
        assertEquals(
                0,
                Ran.assay("export", "leaves-201", out.toString(), "--table", "architecture")
                        .code());
        assertTrue(Files.size(out) > 1_000_000);
        assertTrue(Ran.assay("list", "stores").out().contains("leaves-201.duckdb"));
        assertTrue(Ran.assay("list", "datasets").out().contains("table leaves-201"));
    }

    @Test
    void unknownNames_areToldTheKnown() {
        Ran ran = Ran.assay(
                "query",
                "leaves",
                "--index",
                "1",
                "--dataset",
                "leaves",
                "--split",
                "test",
                "--schedule",
                "3",
                "--trials",
                "0");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("101 (nasbench101)") && ran.err().contains("leaves-201"), ran.err());
        Ran dataset = Ran.assay(
                "query",
                "leaves-201",
                "--index",
                "1",
                "--dataset",
                "cifar10",
                "--split",
                "test",
                "--schedule",
                "3",
                "--trials",
                "0");
        assertEquals(2, dataset.code());
        assertTrue(dataset.err().contains("leaves-201 trained on leaves, found 'cifar10'"), dataset.err());
    }

    /** A JVM of its own that prints the classes it loads. */
    @Test
    void query_doesNotStartDuckDb() throws Exception {
        Path log = folder.resolve("classes.txt");
        Process query = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-Dassay.home=" + folder.resolve("home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "assay.internal.cli.Assay",
                        "query",
                        "leaves-201",
                        "--index=0",
                        "--dataset=leaves",
                        "--split=test",
                        "--schedule=3",
                        "--trials=mean")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, query.waitFor(), () -> log + " has what it printed");
        String classes = Files.readString(log);
        assertTrue(classes.contains("assay.internal.data.truth.StoreTruth "));
        assertFalse(classes.contains("org.duckdb."));
    }
}
