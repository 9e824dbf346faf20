package assay.internal.reports;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.experiment;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.blackbox.TableSearch;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.space.bench201.Op201;
import assay.internal.reports.study.Chance;
import assay.internal.reports.study.Chance.Against;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Methods beside random choice: the mean of one uniform cell is 70.6 by the formula, its variance 6 x 1.04. */
class ChanceReportTest {
    private static RunRecord asking(long seed, Genotype chosen, int trainings) {
        List<EpochRecord> epochs = new ArrayList<>();
        for (int e = 1; e <= trainings; e++) {
            epochs.add(new EpochRecord(
                    e,
                    chosen,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    1,
                    OptionalDouble.of(1),
                    Map.of(TableSearch.OBSERVED, 80.0)));
        }
        return new RunRecord("random-search", seed, epochs, List.of(), chosen, 1, 0);
    }

    private static Chance chance(RunRecord... runs) {
        Study study = new Report(experiment("x", List.of("cifar10"), runs), Samples.formula()).study();
        return study.chance(study.tests().get(0)).orElseThrow();
    }

    @Test
    void aSearchThatTrains_standsBesideOneUniformCell() {
        Against darts = chance(run("darts", 0, all(Op201.CONV_3X3)), run("darts", 1, all(Op201.NONE)))
                .against()
                .get(0);
        assertArrayEquals(new long[] {1}, darts.draws());
        assertEquals(70.6, darts.mean(), 1e-9); // a mean of 15,625 doubles
        assertEquals(Math.sqrt(6 * 1.04), darts.deviation(), 1e-9);
        assertEquals(70 - 70.6, darts.difference(), 1e-9);
        assertEquals(0.5, darts.place(), 1e-4, "the best cell and the worst");
        assertEquals(Chance.Verdict.NOT_SHOWN, darts.verdict());
    }

    /** What is far above one cell is nothing beside the best of 1,000. */
    @Test
    void aMethodThatAsksTheTable_standsBesideRandomSearchWithAsManyQuestions() {
        Genotype good = all(Op201.CONV_3X3).with(0, Op201.CONV_1X1);
        RunRecord[] runs = new RunRecord[6];
        RunRecord[] alone = new RunRecord[6];
        for (int s = 0; s < 6; s++) {
            runs[s] = asking(s, good, 1000);
            alone[s] = run("darts", s, good);
        }
        Against asked = chance(runs).against().get(0);
        assertArrayEquals(new long[] {1000}, asked.draws());
        assertTrue(asked.mean() > 77.5 && asked.mean() < 79);
        // 1 cell has 79 and 12 have 78, which are drawn with probabilities 0.062 and 0.503
        assertEquals(1 - 0.06200 - 0.50297 / 2, asked.place(), 1e-4);
        assertEquals(Chance.Verdict.NOT_SHOWN, asked.verdict());
        assertEquals(Chance.Verdict.BETTER, chance(alone).against().get(0).verdict());
    }

    @Test
    void theReport_hasTheExactDistributionOfRandomChoice() {
        Report report = new Report(
                experiment(
                        "x", List.of("cifar10"), run("darts", 0, all(Op201.CONV_3X3)), asking(0, all(Op201.NONE), 10)),
                Samples.formula());
        String text = report.markdown();
        assertTrue(text.contains("## Against random choice"), text);
        assertTrue(
                text.contains(
                        "| one uniform cell | CIFAR-10 test | 70.60 ± 2.50 | 66.00 | 69.00 | 71.00 | 72.00 | 75.00 |"),
                text);
        assertTrue(text.contains("| best of 10 by validation | CIFAR-10 test | 7"), text);
        assertTrue(text.contains("(#runs-random-search) | CIFAR-10 test | 1 | 61.00 | 10 |"), text);
    }
}
