package assay.internal.experiments.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.core.stats.PermutationTest;
import assay.internal.experiments.gate.Finding.Verdict;
import assay.internal.experiments.run.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GateJudgeTest {
    private static final List<String> METHODS = List.of("darts", "balenas", "balenas-tf");

    /** Values by seed, from the seed on. */
    private static SortedMap<Long, Double> from(long seed, double... values) {
        SortedMap<Long, Double> all = new TreeMap<>();
        for (double v : values) {
            all.put(seed++, v);
        }
        return all;
    }

    private static Gauged gauged(SeedSeries... series) {
        return new Gauged(List.of(series), Map.of(), Map.of(), List.of());
    }

    private static GateJudge judge(Gauged baseline) {
        return new GateJudge(new Baseline(new Conditions("", "", ""), baseline, Map.of()), 1, 0.05);
    }

    private static Finding only(List<Finding> findings) {
        assertEquals(1, findings.size(), findings.toString());
        return findings.get(0);
    }

    private static SeedSeries regret(long seed, double... values) {
        return new SeedSeries(Quantity.REGRET, "darts", from(seed, values));
    }

    private static Verdict verdict(SeedSeries before, SeedSeries now) {
        return only(judge(gauged(before)).judge(gauged(now), METHODS)).verdict();
    }

    @Test
    void theSameValuesWithTheSameSeeds_areTheSame() {
        SeedSeries s = regret(0, 1, 2, 3, 4);
        assertEquals(Verdict.SAME, verdict(s, s));
        assertEquals(Verdict.SAME, verdict(s, regret(1, 2, 3)));
    }

    @Test
    void aRiseOfTheRegretBeyondTheMargin_closes_bySeed() {
        SeedSeries before = regret(0, 1, 9, 3, 7);
        assertEquals(Verdict.WORSE, verdict(before, regret(0, 4.1, 12, 6, 10)));
        assertEquals(Verdict.PASSED, verdict(before, regret(0, 1.9, 9.8, 3.9, 7.8)), "within the margin");
        assertEquals(Verdict.PASSED, verdict(before, regret(0, 0, 1, 0, 2)), "better");
    }

    /**
     * The same test in the other direction: better by more than the margin. It is made only for quantities that can be better.
     */
    @Test
    void whatIsBetterByMoreThanTheMargin_isShownTo() {
        SeedSeries before = regret(0, 11, 19, 13, 17);
        Finding better = only(judge(gauged(before)).judge(gauged(regret(0, 4.1, 12, 6, 10)), METHODS));
        assertEquals(Verdict.PASSED, better.verdict());
        assertTrue(better.isBetter(0.05), better.toString());
        Finding within = only(judge(gauged(before)).judge(gauged(regret(0, 10.1, 18.2, 12.1, 16.2)), METHODS));
        assertEquals(1, within.pBetter().orElseThrow(), 0.3);
        Finding worse = only(judge(gauged(before)).judge(gauged(regret(0, 21, 29, 23, 27)), METHODS));
        assertEquals(1, worse.pBetter().orElseThrow(), 1e-9);
        SeedSeries entropy = new SeedSeries(Quantity.ENTROPY, "darts", from(0, 5, 5.1, 5.2, 5.1));
        SeedSeries less = new SeedSeries(Quantity.ENTROPY, "darts", from(0, 3, 3.1, 3.3, 3.1));
        assertEquals(
                1,
                only(judge(gauged(entropy)).judge(gauged(less), METHODS))
                        .pBetter()
                        .orElseThrow());
    }

    @Test
    void otherSeeds_areJudgedAsASample() {
        SeedSeries before = regret(0, 1, 2, 3, 4, 1.5, 2.5, 3.5, 2.2);
        assertEquals(Verdict.WORSE, verdict(before, regret(50, 7, 8, 7.5, 9)));
        assertEquals(Verdict.PASSED, verdict(before, regret(50, 2, 8, 0.5, 4)));
    }

    /** Differences by seed vary as much as the values; against all sixteen, four that are above every one of them tell. */
    @Test
    void fewSeeds_areAlsoJudgedAgainstAllOfTheBaseline() {
        double[] many = new double[16];
        for (int i = 0; i < many.length; i++) {
            many[i] = i % 4 * 10;
        }
        assertEquals(Verdict.WORSE, verdict(regret(0, many), regret(0, 90, 50, 80, 40)));
    }

    @Test
    void ofCorrelations_lessIsWorse() {
        SeedSeries before = new SeedSeries(Quantity.SPEARMAN, "snip", from(0, 0.7, 0.71, 0.72, 0.7));
        SeedSeries less = new SeedSeries(Quantity.SPEARMAN, "snip", from(0, 0.5, 0.52, 0.51, 0.5));
        assertEquals(Verdict.WORSE, verdict(before, less));
        assertEquals(Verdict.PASSED, verdict(less, before));
    }

    /** What would only be found beyond the largest possible change is not printed as if it could happen. */
    @Test
    void finds_neverExceedsWhatIsPossible() {
        assertEquals(30, Quantity.REGRET.most(70), 1e-9);
        assertEquals(65, Quantity.DRAWN.most(65), 1e-9);
        assertEquals(1.1, Quantity.SPEARMAN.most(0.1), 1e-9);
        assertEquals(0.8, Quantity.SKIPS.most(0.2), 1e-9);
        SeedSeries low = regret(0, 0, 45, 7.5, 37.5, 15, 30, 3, 42);
        SeedSeries high = regret(0, 52.5, 97.5, 60, 90, 67.5, 82.5, 55.5, 94.5);
        Finding possible = only(judge(gauged(low)).judge(gauged(low), METHODS));
        Finding not = only(judge(gauged(high)).judge(gauged(high), METHODS));
        assertTrue(possible.finds().isPresent(), possible.toString());
        double found = possible.finds().getAsDouble(); // of the same spread, so the same in both
        assertEquals(found <= 25, not.finds().isPresent(), "the mean is 75, and 100 is the most: " + found);
        assertTrue(found > 25, "so this test says something: " + found);
    }

    @Test
    void ofBehaviour_moreAndLessAreChanges() {
        SeedSeries before = new SeedSeries(Quantity.ENTROPY, "darts", from(0, 5, 5.1, 5.2, 5.1));
        SeedSeries less = new SeedSeries(Quantity.ENTROPY, "darts", from(0, 3, 3.1, 3.3, 3.1));
        assertEquals(Verdict.CHANGED, verdict(before, less));
        assertEquals(Verdict.CHANGED, verdict(less, before));
    }

    @Test
    void noiseThatIsNotDrawn_isAChange_alsoBesideAMethodThatHasNone() {
        SeedSeries darts = new SeedSeries(Quantity.NOISE, "darts", from(0, 0, 0, 0, 0));
        SeedSeries balenas = new SeedSeries(Quantity.NOISE, "balenas", from(0, 0.10, 0.11, 0.10, 0.12));
        SeedSeries none = new SeedSeries(Quantity.NOISE, "balenas", from(0, 0, 0, 0, 0));
        List<Finding> findings = judge(gauged(darts, balenas)).judge(gauged(darts, none), METHODS);
        assertEquals(
                List.of(Verdict.SAME, Verdict.CHANGED),
                findings.stream().map(Finding::verdict).toList());
    }

    @Test
    void methodsThatShareASearch_areJudgedOnce_exceptForTheirAnswers() {
        List<SeedSeries> all = new ArrayList<>();
        for (String m : List.of("balenas", "balenas-tf")) {
            all.add(new SeedSeries(Quantity.DRAWN, m, from(0, 80, 81)));
            all.add(new SeedSeries(Quantity.LOSS, m, from(0, 2, 2.1)));
            all.add(new SeedSeries(Quantity.REGRET, m, from(0, 3, 4)));
        }
        Gauged shared = gauged(all.toArray(SeedSeries[]::new));
        List<Finding> findings = judge(shared).judge(shared, METHODS);
        assertEquals(
                List.of("drawn balenas", "loss balenas", "regret balenas", "regret balenas-tf"),
                findings.stream().map(f -> f.quantity().key() + " " + f.of()).toList());
    }

    @Test
    void aMethodThatFails_closes() {
        SeedSeries s = regret(0, 1, 2, 3);
        Gauged now = new Gauged(
                List.of(),
                Map.of(),
                Map.of(),
                List.of(new RunOutcome.Failure("darts", 2, new IllegalStateException("boom"))));
        Finding f = only(judge(gauged(s)).judge(now, METHODS));
        assertEquals(Verdict.FAILED, f.verdict());
        assertTrue(f.detail().contains("seed 2") && f.detail().contains("boom"), f.detail());
    }

    @Test
    void whatIsNoLongerMeasured_closes_andWhatIsNew_doesNot() {
        SeedSeries noise = new SeedSeries(Quantity.NOISE, "darts", from(0, 1, 2));
        SeedSeries loss = new SeedSeries(Quantity.LOSS, "darts", from(0, 1, 2));
        List<Finding> findings = judge(gauged(noise)).judge(gauged(loss), METHODS);
        assertEquals(
                List.of(Verdict.NEW, Verdict.FAILED),
                findings.stream().map(Finding::verdict).toList());
        assertTrue(judge(gauged(noise)).judge(gauged(), List.of("random")).isEmpty(), "a method left out");
    }

    /** 100 measurements of the right program with other seeds: alpha is 0.05, three standard errors above it are 0.115. */
    @Test
    void theRightProgram_isRefusedAtMostAsOftenAsIsSaid() {
        SplittableRandom random = new SplittableRandom(5);
        int closed = 0;
        for (int i = 0; i < 100; i++) {
            Gauged before = skewed(random, 0, 12);
            closed += judge(before).judge(skewed(random, 100, 5), METHODS).stream()
                            .anyMatch(f -> f.verdict().fails())
                    ? 1
                    : 0;
        }
        assertTrue(closed <= 11, closed + " of 100");
    }

    /** Regrets with a long tail and losses without, of three methods. */
    private static Gauged skewed(SplittableRandom random, long seed, int seeds) {
        List<SeedSeries> all = new ArrayList<>();
        for (String m : METHODS) {
            double[] regrets =
                    random.doubles(seeds).map(u -> -10 * Math.log(1 - u)).toArray();
            double[] drawn = new double[seeds];
            for (int i = 0; i < seeds; i++) {
                drawn[i] = 80 + 5 * random.nextGaussian();
            }
            all.add(new SeedSeries(Quantity.REGRET, m, from(seed, regrets)));
            all.add(new SeedSeries(Quantity.DRAWN, m, from(seed, drawn)));
        }
        return gauged(all.toArray(SeedSeries[]::new));
    }

    @Test
    void whatIsFound_isLessWithMoreSeeds_andNothingWhereNoDealCanTell() {
        double[] before = new SplittableRandom(1).doubles(16).toArray();
        Gauged baseline = gauged(regret(0, before));
        double four = finds(baseline, regret(0, 1, 2, 3, 4));
        double eight = finds(baseline, regret(0, 1, 2, 3, 4, 1, 2, 3, 4));
        assertTrue(1 < eight && eight < four, four + " " + eight);
        double[] y = {7, 8};
        assertTrue(PermutationTest.rise(new double[] {1, 2, 3}, y, 0).smallestP() > 0.05);
        assertTrue(only(judge(gauged(regret(0, 1, 2, 3))).judge(gauged(regret(9, y)), METHODS))
                .finds()
                .isEmpty());
    }

    /**
     * With two seeds, Student's test finds only drops of thousands of points, which cannot happen. Then the gate has said
     * nothing.
     */
    @Test
    void whatCannotBe_isNotNamedAsFound() {
        Finding two = only(judge(gauged(regret(0, 1, 50))).judge(gauged(regret(0, 3, 40)), METHODS));
        assertTrue(two.compared());
        assertTrue(two.finds().isEmpty(), two.toString());
        Finding same = only(judge(gauged(new SeedSeries(Quantity.LOSS, "darts", from(0, 2, 2.1, 2.05, 2.02))))
                .judge(gauged(new SeedSeries(Quantity.LOSS, "darts", from(0, 2, 2.1, 2.05, 2.02))), METHODS));
        assertTrue(same.finds().orElseThrow() < 1, same.toString());
    }

    private static double finds(Gauged baseline, SeedSeries now) {
        return only(judge(baseline).judge(gauged(now), METHODS)).finds().orElseThrow();
    }
}
