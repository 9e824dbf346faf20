package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** A table that a user describes is imported and asked as others are. */
class DescribedTableTest {
    @TempDir
    static Path folder;

    private static OwnHome ownHome;
    private static Ran imported;

    @BeforeAll
    static void home() {
        ownHome = new OwnHome(folder.resolve("home"));
        imported = InventedTable.imported(
                folder,
                InventedTable.DESCRIPTION,
                InventedTable.rows().replaceFirst("(a-b-c,.*),[^,]*,([^,\n]*)\n", "$1,-1,$2\n"));
        assertEquals(0, imported.code(), imported.err());
    }

    @AfterAll
    static void back() {
        ownHome.close();
    }

    private static Ran run(String line) {
        return Ran.assay(line.split(" "));
    }

    private static JsonNode json(String line) throws IOException {
        Ran ran = run(line + " --json");
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void import_saysWhatIsMissing() {
        assertTrue(imported.err().contains("column 'weights' has no value in 1 of 27 rows"), imported.err());
        assertTrue(imported.out().contains("invented.duckdb"), imported.out());
    }

    @Test
    void query_answersTrainingsAndTheirMean_inTheTablesUnits() throws IOException {
        JsonNode one = json("query invented --arch c-c-c --dataset hills --split test --schedule 8 --trials 1");
        assertEquals(89.0, one.get("value").asDouble());
        assertEquals("percent", one.get("unit").asText());
        JsonNode mean = json("query invented --arch c-c-c --dataset hills --standard");
        assertEquals(88.5, mean.get("value").asDouble(), 1e-9);
        assertEquals("[0,1]", mean.get("seeds").toString());
        assertEquals("computed mean", mean.get("basis").asText());
        JsonNode error = json("query invented --arch a-a-a --dataset rooms --standard");
        assertEquals(0.2, error.get("value").asDouble());
        assertEquals("m", error.get("unit").asText());
        assertEquals(4, error.get("schedule").asInt());
        assertEquals("mae", error.get("metric").asText());
    }

    @Test
    void top_ranksByTheDirectionOfTheMetric() throws IOException {
        JsonNode hills =
                json("top invented --dataset hills --standard -n 1").get("best").get(0);
        assertEquals("c-c-c", hills.get("arch").asText());
        assertEquals(3, hills.get("params_millions").asDouble());
        JsonNode rooms =
                json("top invented --dataset rooms --standard -n 1").get("best").get(0);
        assertEquals("a-a-a", rooms.get("arch").asText());
        assertEquals(0.2, rooms.get("value").asDouble());
    }

    @Test
    void top_countsArchitecturesWithoutTheCost() {
        Ran ran = run("top invented --dataset hills --standard --max-params 2");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("left out: 1 architectures"), ran.err());
        assertFalse(ran.out().contains("c-c-c"), ran.out());
    }

    @Test
    void pareto_knowsBothDirections() throws IOException {
        JsonNode front =
                json("pareto invented --x params --dataset rooms --standard").get("front");
        assertEquals(1, front.size()); // the best error has the fewest weights
        assertEquals("a-a-a", front.get(0).get("arch").asText());
        JsonNode hills =
                json("pareto invented --x params --dataset hills --standard").get("front");
        assertEquals(3, hills.size());
        assertEquals("c-a-c", hills.get(0).get("arch").asText());
    }

    @Test
    void missingCost_isSaid() {
        Ran ran = run("query invented --arch a-b-c --metric params --dataset hills");
        assertEquals(4, ran.code(), ran.out());
        assertTrue(ran.err().contains("not measured: params"), ran.err());
    }

    @Test
    void lists_andSql_knowTheTable() {
        assertTrue(run("list spaces").out().contains("invented"));
        assertTrue(run("list stores").out().contains("invented.csv"));
        Ran proxies = Ran.assay("sql", "invented", "SELECT count(*) AS n FROM proxy_score WHERE proxy = 'hint'");
        assertTrue(proxies.out().contains("27"), proxies.out() + proxies.err());
        Ran kept = Ran.assay("sql", "invented", "SELECT value FROM build_info WHERE key = 'description'");
        assertTrue(kept.out().contains("table: invented"), kept.out() + kept.err());
    }

    @Test
    void draw_showsTheDecisions() {
        Path drawn = folder.resolve("drawn");
        Ran ran = run("draw invented --arch a-b-c --out " + drawn);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(Files.exists(drawn.resolve("decisions.svg")), ran.out());
    }

    private static Ran experiment(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), text);
        return Ran.assay(
                "run", "-q", file.toString(), "--out", folder.resolve(name).toString());
    }

    @Test
    void run_searchesWhereLessIsBetter() throws IOException {
        Ran ran = experiment("rooms", """
                space: invented
                methods: [random-search, local-search: {trainings: 60}, regularized-evolution: {budget_s: 0, trainings: 30}]
                seeds: [0, 1]
                truth: {datasets: [rooms]}
                """.replace("random-search", "random-search: {budget_s: 0, trainings: 5}")
                .replace("{trainings: 60}", "{budget_s: 0, trainings: 60}"));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("Test mae of the chosen cells, lower is better"), ran.out());
        JsonNode results =
                new ObjectMapper().readTree(folder.resolve("rooms/results.json").toFile());
        for (JsonNode method : results.get("methods")) {
            if (method.get("method").asText().equals("local-search")) {
                for (JsonNode run : method.get("runs")) {
                    assertEquals("a-a-a", run.get("arch").asText()); // 60 trainings are more than the space has
                    JsonNode test = run.get("mae").get(1);
                    assertEquals(0.2, test.get("mae").asDouble());
                    assertEquals(0, test.get("regret_mae").asDouble()); // metres, no points
                    assertEquals(1, test.get("place").asInt());
                }
            }
        }
        String page = Files.readString(folder.resolve("rooms/report.md"));
        assertTrue(page.contains("lowest mean mae"), page);
        assertTrue(page.contains("0.2000 ± 0.0000"), page); // metres: two decimals would not tell searches apart
        assertFalse(page.contains(" points"), page); // a difference of errors in metres is none of percent
        assertTrue(page.contains("first less second, m, paired by seed"), page);
        assertTrue(ran.out().contains("0.2000 +- 0.0000"), ran.out());
        assertFalse(page.contains("True accuracy in percent"), page);
        assertFalse(page.contains("true accuracy"), page);
        assertTrue(page.contains("| [local-search](#runs-local-search) | 100.00 |"), page); // of the front: a-a-a alone
        String steps = Files.readString(folder.resolve("rooms/curves/search-observed-valid-mae.csv"));
        assertFalse(steps.contains("-0."), steps); // what was observed, not its negative
    }

    /** A program sees the data set that the report is about, and more of what it hears is better. */
    @Test
    void run_ofAProgram_searchesWhereLessIsBetter() throws IOException {
        Path program = Files.writeString(folder.resolve("program.sh"), """
                read hello
                echo '{"type":"evaluate","choices":[0,0,0]}'
                read first
                echo '{"type":"evaluate","choices":[2,2,2]}'
                read second
                echo '{"type":"answer"}'
                read end
                echo "$hello $first $second" > HEARD
                """.replace(
                        "HEARD", folder.resolve("heard").toString()));
        Ran ran = experiment("programs", """
                space: invented
                methods: [mine: {command: [sh, PROGRAM], budget_s: 0, trainings: 2}]
                seeds: [0]
                truth: {datasets: [rooms]}
                """.replace("PROGRAM", program.toString()));
        assertEquals(0, ran.code(), ran.err());
        String heard = Files.readString(folder.resolve("heard"));
        assertTrue(heard.contains("\"dataset\":\"rooms\",\"schedule\":4"), heard);
        assertTrue(heard.contains("\"valid_accuracy_percent\":-"), heard);
        JsonNode results = new ObjectMapper()
                .readTree(folder.resolve("programs/results.json").toFile());
        assertEquals(
                "a-a-a",
                results.get("methods").get(0).get("runs").get(0).get("arch").asText());
    }

    /** The metric of the second data set is an error, so the best of ten random cells has a small value. */
    @Test
    void judge_ofADataSetWithItsOwnMetric_goesInItsDirection() throws IOException {
        StringBuilder rows = new StringBuilder("method,seed,architecture,evaluations\n");
        for (int seed = 0; seed < 6; seed++) {
            rows.append("good,")
                    .append(seed)
                    .append(",a-a-")
                    .append("abc".charAt(seed % 3))
                    .append(",2\n");
        }
        Path file = Files.writeString(folder.resolve("found.csv"), rows);
        Path out = folder.resolve("judged");
        Ran ran = Ran.assay("judge", "-q", file.toString(), "--on", "invented/rooms", "--out", out.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("0.2385 +- 0.0344"), ran.out()); // 0.2 + 0, 1/26 and 2/26, twice each
        assertTrue(ran.out().contains("best of the table: rooms 0.2000"), ran.out());
        assertTrue(
                ran.out().contains("best of 2 random cells, as good: rooms 0.5272 +- 0.2447"),
                ran.out()); // of all 27 x 27 pairs
        String page = Files.readString(out.resolve("report.md"));
        assertFalse(page.contains("accuracy in percent"), page);
        assertTrue(page.contains("good beats random search with as many evaluations by 0.2887 of mae"), page);
        Ran all = Ran.assay("judge", "-q", file.toString(), "--on", "invented/hills,rooms");
        assertEquals(2, all.code(), all.out());
        assertTrue(all.err().contains("hills (accuracy, 8 epochs) and rooms (mae, 4 epochs)"), all.err());
    }

    @Test
    void run_ofDataSetsWithDifferentMetrics_isRefused() throws IOException {
        Ran ran = experiment("both", "space: invented\nmethods: [random-search]\ntruth: {datasets: [hills, rooms]}\n");
        assertEquals(2, ran.code(), ran.out());
        assertTrue(ran.err().contains("hills (accuracy, 8 epochs) and rooms (mae, 4 epochs)"), ran.err());
    }

    @Test
    void storeOfAnotherDescription_isRefused() throws IOException {
        Path home = folder.resolve("other");
        System.setProperty("assay.home", home.toString());
        try {
            Ran ran = InventedTable.imported(folder, InventedTable.DESCRIPTION, InventedTable.rows());
            assertEquals(0, ran.code(), ran.err());
            Path description = home.resolve("truth/invented.table.yaml");
            Files.writeString(description, Files.readString(description) + "# changed\n");
            System.setProperty("assay.home", folder.resolve("home").toString());
            run("list spaces"); // forgets the other home
            System.setProperty("assay.home", home.toString());
            Ran asked = run("top invented --dataset hills --standard");
            assertEquals(3, asked.code(), asked.out());
            assertTrue(asked.err().contains("Import the table again"), asked.err());
        } finally {
            System.setProperty("assay.home", folder.resolve("home").toString());
        }
    }

    /** The scores of the table itself, and scores in a file, beside the metric of each data set. */
    @Test
    void scores_areCorrelatedWithTheMetricInItsDirection() throws IOException {
        JsonNode own = json("proxy correlate --published --space invented --resamples 0");
        assertEquals(1, own.get("correlations").size()); // rooms has no scores
        assertEquals(1.0, own.get("correlations").get(0).get("spearman").asDouble(), 1e-9);
        Path mine = Files.writeString(
                folder.resolve("mine.csv"), "arch_str,proxy,value\na-a-a,mine,3\nb-b-b,mine,2\nc-c-c,mine,1\n");
        JsonNode rooms = json("proxy correlate " + mine + " --space invented --datasets rooms --resamples 0");
        assertEquals(1.0, rooms.get("correlations").get(0).get("spearman").asDouble(), 1e-9); // less is better
        JsonNode pair = rooms.get("correlations").get(0);
        assertEquals("0", pair.get("best").get("arch").asText()); // a-a-a
        assertFalse(pair.has("ndcg") || pair.get("best").has("accuracy"), pair.toString()); // metres are no accuracy
        assertEquals(
                "mae, m (less is better, so that its negative is compared): split test, schedule 4, trials mean",
                rooms.get("truth").asText());
        JsonNode chosen = json("proxy study " + mine + " --space invented --datasets rooms --samples 3 --repetitions 5"
                + " --scored-only");
        JsonNode row = chosen.get("rows").get(1);
        assertEquals("mine", row.get("score").asText());
        assertEquals(List.of("mean_mae", "median_mae"), named(row, "m"));
        Ran without = run("proxy correlate --published --space invented --datasets rooms");
        assertEquals(3, without.code(), without.out());
        assertTrue(without.err().contains("Name columns with scores in the table's description"), without.err());
    }

    private static List<String> named(JsonNode row, String start) {
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(n -> {
            if (n.startsWith(start)) {
                names.add(n);
            }
        });
        return names;
    }

    @Test
    void simulate_chargesTheSecondsOfTheTable() throws IOException {
        Ran refused = run("simulate invented --arch c-c-c --dataset hills --standard");
        assertEquals(4, refused.code(), refused.out());
        assertTrue(refused.err().contains("Say how many seconds one takes (--evaluation-s SECONDS"), refused.err());
        JsonNode told = json("simulate invented --arch c-c-c --dataset hills --standard --evaluation-s 2");
        assertEquals(8 * 12 + 2, told.get("total_s").asDouble()); // 8 epochs of 12 seconds
    }
}
