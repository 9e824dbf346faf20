package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.internal.cli.Ran;
import assay.internal.data.runs.RunStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole experiments, from the command to summary, report and run store. */
class RunCommandIT extends TinyRuns {
    @Test
    void methodsThatAskTheTable_needNoImages_andReportSimulatedTime() throws Exception {
        useTheImportedTable();
        Files.writeString(config, """
                methods: [random-search, regularized-evolution, reinforce, local-search, {bohb: {schedule: 12}}]
                seeds: [0..9]
                """);
        Ran ran = Ran.assay(line("a"));
        assertEquals(0, ran.code(), ran.err());
        Experiment stored = RunStore.open(home.resolve("runs.duckdb")).load("tiny");
        assertEquals(50, stored.runs().size());
        for (RunRecord run : stored.runs()) {
            // 100 trainings of 12 epochs of 10 s: no more, and no less
            assertEquals(100, run.epochs().size());
            assertEquals(12_000, run.epochs().get(99).simulatedSeconds().orElseThrow());
            assertEquals(run.chosen(), run.epochs().get(99).incumbent());
        }
        assertEquals(
                "validation accuracy is the mean of trainings [111, 777], not one of them; an evaluation's time is not in"
                        + " the table, charged instead: 0.0 s",
                stored.provenance().get("table asked by bohb"));
        assertTrue(Files.exists(out("a").resolve("curves/regret-cifar10-simulated.csv")));
        List<String> once = results("a");
        assertEquals(0, Ran.assay(line("b", "--fresh")).code());
        assertEquals(once, results("b"));
    }

    @Test
    void experiment_endsInSummaryReportAndRunStore() throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay(line("a"));
        assertEquals(0, ran.code(), ran.err());
        for (String file : List.of("report.html", "report.md", "results.csv", "configuration.yaml")) {
            assertTrue(Files.size(out("a").resolve(file)) > 0, file);
        }
        assertTrue(ran.out().contains("balenas-tf"), ran.out());
        assertTrue(ran.err().contains("100%  8/8 jobs"), ran.err());
        Experiment stored = RunStore.open(home.resolve("runs.duckdb")).load("tiny");
        assertEquals(10, stored.runs().size());
        assertEquals(Files.readString(out("a").resolve("configuration.yaml")), stored.configuration());
        assertEquals(
                "balenas and balenas-tf: trained once per seed",
                stored.provenance().get("shared searches"));
        List<RunRecord> ofSeed0 =
                stored.runs().stream().filter(r -> r.seed() == 0).toList();
        RunRecord balenas = ofSeed0.stream()
                .filter(r -> r.method().equals("balenas"))
                .findFirst()
                .orElseThrow();
        RunRecord tf = ofSeed0.stream()
                .filter(r -> r.method().equals("balenas-tf"))
                .findFirst()
                .orElseThrow();
        assertEquals(3, balenas.epochs().size());
        assertEquals(balenas.epochs(), tf.epochs());
        assertEquals(4, tf.samples().size());

        byte[] before = Files.readAllBytes(out("a").resolve("results.csv"));
        Ran again = Ran.assay("report", "tiny", "--out", out("b").toString());
        assertEquals(ran.out().replace(out("a").toString(), ""), again.out().replace(out("b").toString(), ""));
        assertArrayEquals(before, Files.readAllBytes(out("b").resolve("results.csv")));
        assertEquals(0, Ran.assay("report", out("b").toString()).code());

        assertEquals(0, Ran.assay(line("c")).code());
        assertArrayEquals(before, Files.readAllBytes(out("c").resolve("results.csv")), "done work was done again");
    }

    @Test
    void workersAndOtherMethods_changeNoResult() throws Exception {
        useTheImportedTable();
        assertEquals(0, Ran.assay(line("a", "--workers", "1")).code());
        List<String> all = results("a");
        assertEquals(0, Ran.assay(line("b", "--workers", "4", "--fresh")).code());
        assertEquals(all, results("b"));
        assertEquals(
                0,
                Ran.assay(line("c", "--methods", "balenas-tf", "--seed", "1")).code());
        assertEquals(
                all.stream().filter(l -> l.startsWith("balenas-tf,1,")).toList(),
                results("c").subList(1, results("c").size()));
    }

    @Test
    void json_hasTheSummary() throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay(line("a", "--methods", "random", "--json", "-q"));
        assertEquals("", ran.err());
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertEquals("run", answer.get("kind").textValue());
        assertEquals(
                2,
                answer.at("/methods/0/test_accuracy_percent/cifar100/measured").intValue());
    }

    @Test
    void printConfig_isTheEffectiveOneAndRunsAlike() throws Exception {
        Ran ran = Ran.assay(line("a", "--print-config", "--set", "supernet.epochs=2", "--methods", "darts"));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("  epochs: 2\n"), ran.out());
        assertFalse(Files.exists(home));
        Files.writeString(config, ran.out());
        assertEquals(ran.out(), Ran.assay(line("a", "--print-config")).out());
    }
}
