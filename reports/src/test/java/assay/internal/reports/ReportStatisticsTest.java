package assay.internal.reports;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.experiment;
import static assay.internal.reports.Samples.formula;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.SpaceKits;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Question;
import assay.core.truth.Truth;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.study.Lookups;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.ProxyQuality;
import assay.internal.reports.study.ScoredCells;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Significance.Pair;
import assay.internal.reports.study.Significance.Verdict;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Tradeoff;
import assay.internal.reports.trace.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the sections compute, on made-up experiments whose answers are known. */
class ReportStatisticsTest {
    private static final List<String> CIFAR10 = List.of("cifar10");

    /** The first method finds one better edge on every seed; both vary alike. */
    private static Study study(int seeds, int extra) {
        List<RunRecord> runs = new ArrayList<>();
        for (int s = 0; s < seeds; s++) {
            Genotype201 cell = all(Op201.CONV_3X3).with(0, Op201.values()[s % 2]);
            runs.add(run("good", s, cell));
            runs.add(run("bad", s, extra == 0 ? cell : cell.with(1, Op201.CONV_1X1)));
        }
        return new Study(experiment("pairs", CIFAR10, runs.toArray(RunRecord[]::new)), formula(), Background.NONE);
    }

    private static Significance of(Study study) {
        return Significance.of(study, study.tests().get(0));
    }

    @Test
    void fiveSeeds_areTooFew_sixAreEnough() {
        Pair five = of(study(5, 1)).pairs().get(0);
        assertEquals(Verdict.TOO_FEW, five.verdict());
        assertEquals(6, five.needed());
        assertEquals(OptionalDouble.empty(), five.adjusted());
        Pair six = of(study(6, 1)).pairs().get(0);
        assertEquals(Verdict.DIFFERENT, six.verdict());
        assertEquals(OptionalDouble.of(0.03125), six.adjusted()); // 2 of 64 sign patterns
        assertEquals(1, six.median().median(), 1e-9);
        assertEquals(OptionalDouble.of(1), six.test().rankBiserial());
    }

    @Test
    void equalMethods_areNotShownToDiffer_whateverTheSeeds() {
        Significance s = of(study(8, 0));
        assertEquals(Verdict.NOT_SHOWN, s.pairs().get(0).verdict());
        assertTrue(s.friedman().isEmpty());
        assertEquals(0, s.pairs().get(0).test().nonZero());
    }

    @Test
    void seedsThatOnlyOneMethodHas_areLeftOutOfThePairs() {
        Study study = new Study(
                experiment(
                        "seeds",
                        CIFAR10,
                        run("a", 0, all(Op201.CONV_3X3)),
                        run("a", 1, all(Op201.CONV_3X3)),
                        run("b", 1, all(Op201.CONV_1X1)),
                        run("b", 2, all(Op201.CONV_1X1))),
                formula(),
                Background.NONE);
        Significance s = of(study);
        assertEquals(1, s.blocks().seeds().length);
        assertEquals(1, s.blocks().seeds()[0]);
        assertTrue(s.friedman().isEmpty(), "one block says nothing");
        assertEquals(1, s.pairs().get(0).test().pairs());
    }

    private static RunRecord scored(Sample... samples) {
        return run("proxy", 0, all(Op201.CONV_3X3), samples);
    }

    private static Sample sample(Op201 op, OptionalDouble score) {
        return new Sample(all(op), score);
    }

    /** Test accuracies: conv3x3 79, conv1x1 and pool 73, skip 67, none 61. */
    @Test
    void proxy_countsTiesUndefinedAndRepeats_andKeepsItsSign() {
        Study study = new Study(
                experiment(
                        "proxy",
                        CIFAR10,
                        scored(
                                sample(Op201.CONV_3X3, OptionalDouble.of(-5)),
                                sample(Op201.CONV_3X3, OptionalDouble.of(-5)),
                                sample(Op201.CONV_1X1, OptionalDouble.of(-2)),
                                sample(Op201.SKIP_CONNECT, OptionalDouble.of(-2)),
                                sample(Op201.NONE, OptionalDouble.empty()))),
                formula(),
                Background.NONE);
        ScoredCells cells =
                ScoredCells.of(study, study.methods().get(0), study.tests().get(0));
        assertEquals(5, cells.drawn());
        assertEquals(1, cells.repeated());
        assertEquals(1, cells.undefined());
        assertEquals(2, cells.tied());
        assertEquals(3, cells.pairs());
        List<ProxyQuality> rows = ProxyQuality.of(cells);
        assertEquals(
                List.of("proxy", "parameters", "multiply-adds"),
                rows.stream().map(ProxyQuality::score).toList());
        // Ranks 1, 2.5, 2.5 against 3, 2, 1: rho = -sqrt(3)/2; tau-b = -2 / sqrt(2 x 3).
        assertEquals(-Math.sqrt(3) / 2, rows.get(0).spearman().value().orElseThrow(), 1e-12);
        assertEquals(-2 / Math.sqrt(6), rows.get(0).kendall().value().orElseThrow(), 1e-12);
        assertEquals(1, rows.get(1).spearman().value().orElseThrow(), 1e-12);
        assertEquals(0, rows.get(0).topK().value().orElseThrow());
    }

    @Test
    void constantProxy_isUndefined_notANumber() {
        Report report = new Report(
                experiment(
                        "constant",
                        CIFAR10,
                        scored(sample(Op201.CONV_3X3, OptionalDouble.of(1)), sample(Op201.NONE, OptionalDouble.of(1)))),
                formula());
        assertTrue(
                ReportTest.unlinked(report.markdown())
                        .contains("| proxy | CIFAR-10 test | proxy | 2 | 0 | 2 | undefined | – |"),
                report.markdown());
        assertFalse(report.html().contains("NaN"));
    }

    /** The best cell alone dominates all that the reference point leaves: parameters are what it pays. */
    @Test
    void hypervolume_ofTheTablesFrontIsTheLargest() {
        Study study = study(2, 1);
        Measure measure = study.tests().get(0);
        for (Tradeoff t : Tradeoff.all(study, measure)) {
            double all = t.hypervolume(t.frontCells());
            assertTrue(all > 0);
            t.found().forEach((m, cells) -> assertTrue(t.hypervolume(cells) <= all, m.name()));
        }
    }

    /** A table with 2 s an epoch and no sum: 200 epochs are 400 s. */
    @Test
    void trainingTime_isTheEpochsTimeTimesTheSchedule_whereTheTableHasNoSum() {
        Truth seconds = new Truth() {
            @Override
            public Answer ask(Question question) {
                return question.metric().equals(Metric.TIME)
                        ? new Answer.Measured(question, 2, "s", List.of(), Basis.PUBLISHED_MEAN, "made up")
                        : new Answer.NotMeasured(question, "only times are made up");
            }

            @Override
            public void close() {}
        };
        Lookups lookups = new Lookups(seconds, 200, SpaceKits.population("nasbench201", Optional.empty()));
        assertEquals(OptionalDouble.of(400), lookups.trainingSeconds(all(Op201.NONE), Dataset.CIFAR10));
        assertEquals(
                OptionalDouble.empty(),
                new Lookups(formula(), 200, SpaceKits.population("nasbench201", Optional.empty()))
                        .trainingSeconds(all(Op201.NONE), Dataset.CIFAR10));
    }

    @Test
    void missingNumbers_areEmptyInCsv_andAbsentInJson() {
        Sheet sheet = new Sheet("s", "what", Sheet.text("a"), Sheet.number("b"), Sheet.whole("c"))
                .row("x", Double.NaN, 3)
                .row("y,\"z\"", OptionalDouble.of(0.1), Double.NaN);
        assertEquals("a,b,c\nx,,3\n\"y,\"\"z\"\"\",0.1,\n", sheet.csv());
        assertTrue(sheet.json().contains("{\"a\":\"x\",\"c\":3}"), sheet.json());
        assertTrue(sheet.json().contains("{\"a\":\"y,\\\"z\\\"\",\"b\":0.1}"), sheet.json());
    }
}
