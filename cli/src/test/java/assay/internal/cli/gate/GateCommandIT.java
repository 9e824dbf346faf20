package assay.internal.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.cli.run.TinyData;
import assay.internal.experiments.gate.Baseline;
import assay.internal.experiments.gate.BaselineFile;
import assay.internal.experiments.gate.Conditions;
import assay.internal.experiments.gate.Gauged;
import assay.internal.experiments.gate.SeedSeries;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline is written, and the same program compared with it, with one that was tampered with, and with none that fits. */
class GateCommandIT {
    private static final String TINY = """
            name: tiny
            images: {train: 48, valid: 48, size: 8}
            supernet: {channels: 2, cells: 1, epochs: 2, batch: 16, weight_rate: 0.05}
            methods:
              - darts: {alpha_rate: 0.01}
              - balenas: {alpha_rate: 0.01, draws: 1}
              - zero-cost: {samples: 3, proxy: synflow, proxy_channels: 2, proxy_cells: 1}
            seeds: [0, 1, 2, 3]
            diagnostics: [entropy, skips, noise]
            truth: {datasets: [cifar10]}
            """;

    @TempDir
    static Path folder;

    private static Path baseline;

    @BeforeAll
    static void writeTheBaseline() throws IOException {
        TinyData.write(folder.resolve("data"));
        System.setProperty("assay.home", folder.resolve("home").toString());
        Files.writeString(folder.resolve("tiny.yaml"), TINY);
        baseline = folder.resolve("baseline.json");
        Ran ran = gate(baseline, "--update");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("Baseline written, of 4 seeds"), ran.out());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    private static Ran gate(Path baseline, String... more) {
        return gate(folder.resolve("tiny.yaml"), baseline, more);
    }

    private static Ran gate(Path config, Path baseline, String... more) {
        List<String> standard = List.of(
                "gate",
                "--config",
                config.toString(),
                "--baseline",
                baseline.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--backend",
                "plain",
                "-q");
        return Ran.assay(Stream.concat(standard.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void theSameProgram_isTheSame_inEveryLine() throws Exception {
        Path junit = folder.resolve("out/gate.xml");
        Ran ran = gate(baseline, "--fresh", "--json", "--junit", junit.toString());
        assertEquals(0, ran.code(), ran.out() + ran.err());
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertEquals("gate", answer.get("kind").textValue());
        assertTrue(answer.get("passed").booleanValue());
        // 3 regrets, 6 quantities of each of 2 searches, 4 proxies
        assertEquals(3 + 6 * 2 + 4, answer.get("lines").size());
        answer.get("lines").forEach(l -> assertEquals("same", l.get("verdict").textValue(), l.toString()));
        answer.get("lines").forEach(l -> {
            // alpha has moved, but not far: all of NAS-Bench-201 is 9.66 nats
            double mean = l.get("baseline_mean").doubleValue();
            assertTrue(!l.get("quantity").textValue().equals("early") || mean > 0 && mean < 1, l.toString());
        });
        assertTrue(Files.readString(junit).contains("tests=\"19\" failures=\"0\""), Files.readString(junit));
    }

    @Test
    void aSubsetOfMethodsAndSeeds_isCompared() {
        Ran ran = gate(baseline, "--methods", "zero-cost", "--seeds", "1,3");
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("against all 4 seeds of the baseline"), ran.out());
        assertTrue(ran.out().contains("PASSED: of 2 lines that were compared nothing is shown"), ran.out());
        assertTrue(ran.out().contains("Of 1 of 2 lines nothing can be said: give more seeds"), ran.out());
        assertFalse(ran.out().contains("darts"), ran.out());
    }

    @Test
    void otherSeeds_areCompared() {
        Ran ran = gate(baseline, "--methods", "zero-cost", "--seeds", "11,12,13");
        assertTrue(ran.out().contains("other seeds than the baseline's 4"), ran.out() + ran.err());
    }

    @Test
    void aBaselineThatWasBetter_closesTheGate() throws IOException {
        Baseline was = BaselineFile.read(baseline, remark -> {});
        List<SeedSeries> better = was.gauged().series().stream()
                .map(s -> s.of().equals("synflow") ? shifted(s, 0.4) : s)
                .toList();
        Path file = folder.resolve("better.json");
        BaselineFile.write(
                file,
                new Baseline(
                        was.conditions(),
                        new Gauged(better, was.gauged().chosen(), was.gauged().stepMillis(), List.of()),
                        was.provenance()));
        Ran ran = gate(file);
        assertEquals(1, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("FAILED: spearman of synflow."), ran.out());
    }

    private static SeedSeries shifted(SeedSeries s, double by) {
        java.util.TreeMap<Long, Double> values = new java.util.TreeMap<>();
        s.values().forEach((seed, v) -> values.put(seed, v + by));
        return new SeedSeries(s.quantity(), s.of(), values);
    }

    @Test
    void whatCannotBeCompared_isRefused() throws IOException {
        assertEquals(3, gate(folder.resolve("none.json")).code());
        Path other = Files.writeString(folder.resolve("other.yaml"), TINY.replace("epochs: 2", "epochs: 3"));
        Ran config = gate(other, baseline);
        assertEquals(2, config.code());
        assertTrue(config.err().contains("supernet.epochs: 2 in the baseline, 3 now"), config.err());
        Baseline was = BaselineFile.read(baseline, remark -> {});
        Path table = folder.resolve("table.json");
        BaselineFile.write(
                table,
                new Baseline(
                        new Conditions(
                                was.conditions().configuration(),
                                was.conditions().images(),
                                "0"),
                        was.gauged(),
                        was.provenance()));
        Ran ran = gate(table);
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("expected the table of the baseline"), ran.err());
    }

    /** A gate that compared nothing once said PASSED, and one with a series of nothing ended like a gate that found a fault. */
    @Test
    void aBaselineWithNothingToCompare_isAnError() throws IOException {
        String whole = Files.readString(baseline);
        Path none = folder.resolve("no-series.json");
        Files.writeString(
                none, whole.replaceAll("(?s)\"series\" : \\[.*?\\],\\s*\"chosen\"", "\"series\" : [], \"chosen\""));
        Path empty = folder.resolve("no-seeds.json");
        Files.writeString(empty, whole.replaceAll("(?s)\"by_seed\" : \\{.*?\\}", "\"by_seed\" : {}"));
        for (Path file : List.of(none, empty)) {
            Ran ran = gate(file);
            assertEquals(3, ran.code(), ran.out() + ran.err());
            assertFalse(ran.out().contains("PASSED"), ran.out());
        }
        Baseline was = BaselineFile.read(baseline, remark -> {});
        List<SeedSeries> one = was.gauged().series().stream()
                .map(s -> new SeedSeries(s.quantity(), s.of(), s.values().headMap(1L)))
                .toList();
        Path single = folder.resolve("one-seed.json");
        BaselineFile.write(
                single,
                new Baseline(
                        was.conditions(),
                        new Gauged(one, was.gauged().chosen(), was.gauged().stepMillis(), List.of()),
                        was.provenance()));
        Ran ran = gate(single);
        assertEquals(3, ran.code(), ran.out() + ran.err());
        assertTrue(ran.err().contains("nothing was compared"), ran.err());
    }

    @Test
    void whatCannotBeMeant_isRefused() {
        assertEquals(2, gate(baseline, "--seeds", "1").code());
        assertEquals(2, gate(baseline, "--short", "--seeds", "1,2").code());
        assertEquals(2, gate(baseline, "--alpha", "0").code());
        assertEquals(2, gate(baseline, "--margin", "-1").code());
    }

    /** If no method comes to its end, the gate says so in its table. It is closed; nobody used it in a wrong way. */
    @Test
    void methodsThatAllFail_closeTheGate() throws Exception {
        Path config = folder.resolve("diverging.yaml");
        Files.writeString(
                config,
                TINY.replace("weight_rate: 0.05", "weight_rate: 1.0e30").replaceAll("  - (balenas|zero-cost).*\n", ""));
        Path of = folder.resolve("diverging.json");
        Files.writeString(
                of,
                Files.readString(baseline)
                        .replace("weight_rate: 0.05", "weight_rate: 1.0E30")
                        .replaceAll(",\\s*\"sha256\"\\s*:\\s*\"[^\"]*\"", ""));
        Ran ran = gate(config, of, "--methods", "darts");
        assertEquals(1, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("FAILED: "), ran.out());
    }
}
