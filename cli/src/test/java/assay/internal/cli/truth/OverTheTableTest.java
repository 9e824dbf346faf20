package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Device costs, rankings under caps, Pareto fronts, learning curves. */
class OverTheTableTest {
    private static final List<String> C10 =
            List.of("--dataset", "cifar10", "--split", "test", "--schedule", "200", "--trials", "mean");

    @TempDir
    static Path folder;

    static TruthStore store;

    @BeforeAll
    static void importOnce() throws IOException {
        store = new TruthStore(folder);
    }

    private static Ran run(String command, List<String> args, String... more) {
        return store.run(command, Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static JsonNode json(Ran ran) throws IOException {
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void deviceCost_hasTheUnitOfItsSource_andAsksForNoTraining() throws IOException {
        List<String> energy = List.of("--metric", "energy", "--device", "edgegpu", "--index", "1");
        JsonNode json = json(run("query", energy, "--dataset", "cifar10", "--json"));
        assertEquals(30, json.get("value").asDouble());
        assertEquals("mJ", json.get("unit").asText());
        assertEquals("edgegpu", json.get("device").asText());
        assertFalse(json.has("schedule"));
        assertTrue(run("query", energy, "--dataset", "cifar10", "--trials", "mean")
                .err()
                .contains("Leave out --trials"));
        Ran none = run("query", energy, "--dataset", "cifar100");
        assertEquals(4, none.code());
        assertTrue(none.err().contains("available data sets: cifar10)"), none.err());
        Ran other =
                store.run("query", "--metric", "energy", "--device", "toaster", "--index", "1", "--dataset", "cifar10");
        assertEquals(4, other.code());
        assertTrue(other.err().contains("available devices: edgegpu)"), other.err());
        assertEquals(
                2,
                store.run("query", "--metric", "energy", "--index", "1", "--dataset", "cifar10")
                        .code());
        assertEquals(
                2,
                store.run("query", "--device", "edgegpu", "--index", "1", "--dataset", "cifar10")
                        .code());
    }

    @Test
    void parameters_askForTheDataSetAlone() throws IOException {
        JsonNode json =
                json(store.run("query", "--metric", "params", "--index", "0", "--dataset", "cifar10", "--json"));
        assertEquals(0.129306, json.get("value").asDouble());
        assertEquals("formula", json.get("basis").asText());
        assertEquals(2, store.run("query", "--metric", "params", "--index", "0").code());
    }

    @Test
    void top_staysWithinCapsOfDevices_andLeavesOutWhatIsNotKnown() throws IOException {
        JsonNode fast = json(run("top", C10, "--max", "latency:edgegpu=5", "--json"));
        assertEquals(2, fast.get("measured").asInt());
        assertEquals(2, fast.get("best").get(0).get("index").asInt());
        JsonNode frugal = json(run("top", C10, "--max", "energy:edgegpu=1000", "--json"));
        assertEquals(2, frugal.get("measured").asInt());
        assertEquals(2, run("top", C10, "--max", "speed=1").code());
        assertEquals(2, run("top", C10, "--max", "latency=1").code());
        JsonNode byLatency =
                json(store.run("top", "--dataset", "cifar10", "--metric", "latency", "--device", "edgegpu", "--json"));
        assertEquals(0, byLatency.get("best").get(0).get("index").asInt());
        assertEquals(2, byLatency.get("best").get(1).get("index").asInt());
        assertEquals("ms", byLatency.get("unit").asText());
    }

    @Test
    void pareto_keepsWhatNothingBeats() throws IOException {
        JsonNode json = json(run("pareto", C10, "--x", "latency:edgegpu", "--json"));
        assertEquals(3, json.get("measured").asInt());
        assertEquals("ms", json.get("x").get("unit").asText());
        assertEquals(2, json.get("front").size());
        assertEquals(2, json.get("front").get(0).get("index").asInt());
        assertEquals(5, json.get("front").get(0).get("x").get("value").asDouble());
        assertEquals(93.5, json.get("front").get(1).get("y").get("value").asDouble());
        String csv = run("pareto", C10, "--x", "latency:edgegpu", "--csv").out();
        assertTrue(csv.startsWith("index,x,x_unit,x_source,y,y_unit,"), csv);
        assertTrue(csv.contains("\n2,5.0,ms,few.csv,90.5,percent,888,published mean,few.csv,|"), csv);
        assertTrue(run("pareto", C10, "--x", "latency:edgegpu").out().contains("2 of 3 architectures"));
        assertEquals(4, run("pareto", C10, "--x", "latency:toaster").code());
        assertEquals(2, run("pareto", C10, "--x", "accuracy").code());
    }

    @Test
    void curve_hasEveryEpochThatTheTableHas() throws IOException {
        List<String> curve = List.of(
                "--index",
                "7",
                "--dataset",
                "cifar10-valid",
                "--split",
                "valid",
                "--schedule",
                "12",
                "--trials",
                "777");
        JsonNode json = json(run("curve", curve, "--json"));
        assertEquals(12, json.get("points").size());
        assertEquals(3, json.get("points").get(2).get("epoch").asInt());
        assertEquals(53, json.get("points").get(2).get("value").asDouble());
        assertTrue(run("curve", curve, "--csv").out().contains("\n12,62.0,percent,777,measured,long.csv\n"));
        assertEquals(14, run("curve", curve).out().lines().count() - 1);
        assertEquals(4, run("curve", curve, "--metric", "loss").code());
        assertEquals(
                2, run("curve", curve, "--metric", "params", "--csv", "--json").code());
    }

    @Test
    void simulate_chargesTrainingAndOneEvaluation_andNamesWhatItDrew() throws IOException {
        List<String> at = List.of("--index", "7", "--dataset", "cifar10-valid", "--schedule", "12");
        JsonNode json = json(run("simulate", at, "--trials", "777", "--json"));
        assertEquals(12 * 10.5, json.get("train_s").asDouble());
        assertEquals(2, json.get("evaluation_s").asDouble());
        assertEquals(128, json.get("total_s").asDouble());
        assertEquals(62, json.get("value").asDouble());
        assertTrue(json.get("latency_s").isNull());
        assertEquals(
                "128",
                run("simulate", at, "--trials", "777").out().lines().findFirst().orElseThrow());
        JsonNode first = json(run("simulate", at, "--trials", "draw", "--seed", "1", "--json"));
        assertEquals(first, json(run("simulate", at, "--trials", "draw", "--seed", "1", "--json")));
        assertTrue(List.of("777", "111").contains(first.get("trials").asText()));
        assertEquals(2, run("simulate", at).code());
        assertEquals(2, run("simulate", at, "--trials", "777", "--seed", "1").code());
        assertEquals(
                33.5,
                json(run("simulate", at, "--trials", "777", "--epoch", "3", "--json"))
                        .get("total_s")
                        .asDouble());
        assertEquals(4, run("simulate", at, "--trials", "999").code());
    }

    @Test
    void listStores_namesEveryFileWithItsChecksum() throws IOException {
        OwnHome ownHome = new OwnHome(folder.resolve("listed"));
        try {
            new TruthStore(folder.resolve("listed"), "truth");
            JsonNode stores = json(Ran.assay("list", "stores", "--json")).get("items");
            assertEquals("nasbench201.duckdb", stores.get(0).get("name").asText());
            JsonNode source = stores.get(0).get("sources").get(1);
            assertEquals("few.csv", source.get("source").asText());
            assertEquals(64, source.get("sha256").asText().length());
            assertEquals("unknown", source.get("checksum").asText());
            assertTrue(source.get("importer").asText().startsWith("assay "));
            String text = Ran.assay("list", "stores").out();
            assertTrue(text.contains("few.csv (csv, 1 file, "), text);
        } finally {
            ownHome.close();
        }
    }
}
