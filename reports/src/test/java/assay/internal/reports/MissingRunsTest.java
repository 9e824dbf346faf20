package assay.internal.reports;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.formula;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.bench201.Op201;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Runs that failed, and losses that are no numbers: what is left out is said before anything else. */
class MissingRunsTest {
    /** Darts and random with seeds 0 to 3; of darts two diverged. */
    private static Experiment twoOfFourDiverged() {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("version", "0.1.0");
        provenance.put(Experiment.FAILED + "darts, seed 1", "its training loss was not a number in epoch 3.");
        provenance.put(Experiment.FAILED + "darts, seed 3", "its training loss was not a number in epoch 2.");
        return new Experiment(
                "diverged",
                "nasbench201",
                List.of("cifar10"),
                200,
                "seeds: [0, 1, 2, 3]\n",
                provenance,
                List.of(
                        run("darts", 0, all(Op201.CONV_3X3)),
                        run("darts", 2, all(Op201.CONV_1X1)),
                        run("random", 0, all(Op201.CONV_1X1)),
                        run("random", 1, all(Op201.SKIP_CONNECT)),
                        run("random", 2, all(Op201.CONV_1X1)),
                        run("random", 3, all(Op201.CONV_1X1))));
    }

    @Test
    void failedRuns_areCountedInTheFirstLine_andInEveryStatistic() {
        Report report = new Report(twoOfFourDiverged(), formula());
        String page = report.markdown();
        String first = page.lines().filter(l -> l.startsWith("**")).findFirst().orElseThrow();
        assertTrue(
                first.startsWith(
                        "**2 of 8 runs are missing: darts, seed 1 (its training loss was not a number in epoch 3);"
                                + " darts, seed 3 (its training loss was not a number in epoch 2). Every number is over the"
                                + " others only. "),
                first);
        assertFalse(page.contains("none missing"), page);
        assertTrue(page.contains("12 answers; 2 runs that failed chose none."), page);
        assertTrue(page.contains(" | 2 of 4 |"), page);
        assertTrue(page.contains("Left out of every test here: seeds 1, 3, for which not every method has an answer."));
    }

    @Test
    void everyRunFailed_isSaid() {
        Experiment e = twoOfFourDiverged();
        Experiment none = new Experiment(
                e.name(), e.space(), e.truthDatasets(), e.schedule(), e.configuration(), e.provenance(), List.of());
        assertTrue(new Report(none, formula()).markdown().contains("**Every run failed: darts, seed 1 (its training"));
    }

    @Test
    void nothingFailed_nothingIsSaidToBeMissing() {
        String page = new Report(
                        Samples.experiment("fine", List.of("cifar10"), run("darts", 0, all(Op201.NONE))), formula())
                .markdown();
        assertTrue(page.contains("2 answers, none missing."), page);
        assertFalse(page.contains(" missing: darts"), page);
        assertFalse(page.contains("Left out of every test"), page);
    }

    private static RunRecord losing(long seed, double loss) {
        List<EpochRecord> epochs = List.of(
                new EpochRecord(1, all(Op201.NONE), OptionalDouble.of(2), OptionalDouble.of(2), 1),
                new EpochRecord(2, all(Op201.NONE), OptionalDouble.of(loss), OptionalDouble.of(2), 2));
        return new RunRecord("darts", seed, epochs, List.of(), all(Op201.CONV_3X3), 2, 0);
    }

    @Test
    void aLossThatIsNoFiniteNumber_isShownAsSuch() {
        for (double loss : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
            Report report = new Report(
                    Samples.experiment("lost", List.of("cifar10"), losing(0, loss), losing(1, 1.5)), formula());
            String page = report.markdown();
            String shown = Double.isNaN(loss) ? "not a number" : loss > 0 ? "∞" : "−∞";
            assertTrue(
                    page.contains("The search of darts, seed 0, diverged: its training loss was " + shown
                            + " in epoch 2. Lines and means"),
                    page);
            assertEquals(1, Xml.programs(Xml.parse(report.html())));
            // After the last epoch one seed has no finite loss: no mean stands for both.
            String row = page.lines()
                    .filter(l -> l.contains("| 1.00 | – | 2.00 |"))
                    .findFirst()
                    .orElse("");
            assertFalse(row.isEmpty(), page);
        }
    }
}
