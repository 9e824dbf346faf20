package assay.internal.proxies.trees;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.blackbox.Budget;
import assay.core.blackbox.Ledger;
import assay.core.blackbox.Observed;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.Oracle;
import assay.core.blackbox.Step;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import assay.internal.core.feature.ChoiceFeatures;
import assay.internal.core.method.TableMethods;
import assay.internal.core.predict.Regression;
import assay.internal.core.stats.Correlation;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boosted trees on numbers worked by hand, and in searches. */
class BoostedTreesTest {
    private static final double[][] POINTS = {{0}, {1}, {2}, {3}};

    @Test
    void aSplitThatExplainsAll_isLearntUpToWhatTheRateLeaves() {
        BoostedTrees trees = new BoostedTrees(1, 0);
        double[] targets = {-1, -1, 1, 1};
        for (int i = 0; i < targets.length; i++) {
            trees.add(POINTS[i], 101 - Math.exp(-targets[i]));
        }
        // Each tree splits between 1 and 2 and leaves 1 - RATE of what is left.
        double expected = 1 - Math.pow(1 - BoostedTrees.RATE, BoostedTrees.TREES);
        Regression.Predicted predicted = trees.of(new double[][] {{-5}, {1.4}, {1.6}, {9}});
        double[] found = {predicted.mean(0), predicted.mean(1), predicted.mean(2), predicted.mean(3)};
        // 1e-5: Tribuo keeps targets as float32.
        assertArrayEquals(new double[] {-expected, -expected, expected, expected}, found, 1e-5);
        assertEquals(0, predicted.deviation(0));
    }

    @Test
    void tree_isAsDeepAsItMayBe() {
        TreeData data = new TreeData(POINTS);
        double[] targets = {1, 2, 4, 8};
        assertEquals(3.75, TreeData.value(data.tree(targets, 0, 1), POINTS[0]), 1e-6);
        assertEquals(8, TreeData.value(data.tree(targets, 1, 1), POINTS[3]), 1e-6);
        assertEquals(7 / 3.0, TreeData.value(data.tree(targets, 1, 1), POINTS[0]), 1e-6);
        assertEquals(1, TreeData.value(data.tree(targets, 3, 1), POINTS[0]), 1e-6);
    }

    @Test
    void ensemble_isSurerWhereExamplesAre_andRepeatsForTheSameSeed() {
        double near = 0;
        double far = 0;
        for (long seed = 0; seed < 20; seed++) {
            Regression.Predicted of = ensemble(seed).of(new double[][] {{2}, {12}});
            near += of.deviation(0);
            far += of.deviation(1);
            Regression.Predicted again = ensemble(seed).of(new double[][] {{2}});
            assertEquals(of.mean(0), again.mean(0));
            assertEquals(of.deviation(0), again.deviation(0));
        }
        assertTrue(far > near, far + " against " + near);
    }

    /** Ten examples of one value about 2, then a single one of another at 12. */
    private static BoostedTrees ensemble(long seed) {
        BoostedTrees trees = new BoostedTrees(5, seed);
        for (int i = 0; i < 10; i++) {
            trees.add(new double[] {i * 0.4}, 90);
        }
        trees.add(new double[] {12}, 60);
        return trees;
    }

    @Test
    void hiddenCells_areOrderedByWhatWasLearnt() {
        Bench201Space space = new Bench201Space();
        RandomGenerator random = new Seeds(3).stream("cells");
        BoostedTrees trees = new BoostedTrees(1, 0);
        for (int i = 0; i < 60; i++) {
            Genotype cell = space.sample(random);
            trees.add(ChoiceFeatures.of(cell, space), accuracy(space, cell));
        }
        double[][] hidden = new double[200][];
        double[] truth = new double[hidden.length];
        for (int i = 0; i < hidden.length; i++) {
            Genotype cell = space.sample(random);
            hidden[i] = ChoiceFeatures.of(cell, space);
            truth[i] = accuracy(space, cell);
        }
        Regression.Predicted predicted = trees.of(hidden);
        double[] means =
                IntStream.range(0, hidden.length).mapToDouble(predicted::mean).toArray();
        // A model that learnt nothing is below 0.2 in 99 of 100 tests.
        assertTrue(Correlation.spearman(means, truth).orElseThrow() > 0.6);
    }

    /** Six decisions that count alone: option 3 is worth 9 points, the others up to 4. */
    private static double accuracy(Bench201Space space, Genotype cell) {
        double accuracy = 40;
        for (int c : space.encode(cell)) {
            accuracy += c == 3 ? 9 : c;
        }
        return accuracy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"predictor", "bananas", "npenas"})
    void searches_repeatForTheSameSeed(String method) {
        List<Step> once = search(method, 1);
        assertEquals(once, search(method, 1));
        assertNotEquals(once, search(method, 2));
    }

    private static List<Step> search(String method, long seed) {
        Bench201Space space = new Bench201Space();
        Optimizer optimizer = TableMethods.named(method).orElseThrow().make().apply(Map.of("model", "trees"));
        Oracle oracle = new Oracle() {
            @Override
            public Observed train(Genotype arch, int epochs, RandomGenerator random) {
                return new Observed(accuracy(space, arch), OptionalDouble.of(1));
            }

            @Override
            public int epochs() {
                return 200;
            }
        };
        Ledger ledger = new Ledger(oracle, Budget.ofTrainings(25), new Seeds(seed).stream("trials"));
        optimizer.search(space, ledger, new Seeds(seed).stream("search"));
        return ledger.steps();
    }
}
