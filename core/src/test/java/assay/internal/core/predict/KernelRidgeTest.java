package assay.internal.core.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench201.Bench201Space;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The predictor on numbers worked by hand. */
class KernelRidgeTest {
    private static double kernel(double difference) {
        return Math.exp(-difference * difference / 2);
    }

    @Test
    void twoExamples_solveTheirTwoEquations() {
        KernelRidge model = new KernelRidge(1, 0.5);
        model.add(new double[] {0}, 101 - Math.E);
        model.add(new double[] {1}, 100);
        // Targets -1 and 0: standardised -1 and 1. (1.5, k; k, 1.5) w = (-1, 1): w = 1 / (1.5 - k) (-1, 1).
        double k = kernel(1);
        double weight = 1 / (1.5 - k);
        double there = weight * (kernel(2) - kernel(3));
        assertEquals(there, model.mean(model.kernels(new double[] {3})), 1e-12);
        double a = kernel(3);
        double b = kernel(2);
        double variance = 1 - (1.5 * a * a - 2 * k * a * b + 1.5 * b * b) / (2.25 - k * k);
        assertEquals(Math.sqrt(variance), model.deviation(model.kernels(new double[] {3})), 1e-12);
        Regression.Predicted predicted = model.of(new double[][] {{0}, {3}});
        assertEquals(there, predicted.mean(1), 1e-12);
        assertEquals(Math.sqrt(variance), predicted.deviation(1), 1e-12);
        model.add(new double[] {3}, 90);
        assertEquals(model.mean(model.kernels(new double[] {3})), predicted.mean(1));
        assertTrue(model.mean(model.kernels(new double[] {1})) > model.mean(model.kernels(new double[] {0})));
    }

    @Test
    void candidatesSideBySide_haveTheNumbersOfEachAlone() {
        KernelRidge model = new KernelRidge(1.5, 0.01);
        Random random = new Random(1);
        double[][] candidates = new double[40][];
        Arrays.setAll(candidates, c -> random.doubles(7, -2, 2).toArray());
        Regression.Predicted predicted = model.of(candidates);
        for (int example = 0; example < 20; example++) {
            model.add(candidates[random.nextInt(candidates.length)], random.nextDouble(80, 95));
            boolean deviates = example % 3 > 0;
            for (int c = 0; c < candidates.length; c++) {
                double[] kernels = model.kernels(candidates[c]);
                assertEquals(model.mean(kernels), predicted.mean(c));
                if (deviates) {
                    assertEquals(model.deviation(kernels), predicted.deviation(c));
                }
            }
        }
    }

    @Test
    void candidatesWithEqualFeatures_areOfOneKind() {
        OneShotSpace space = OneShotSpace.of(1);
        Candidates candidates = Candidates.of(space, Model.kernel(1.5, 0.01), new Random(0));
        assertEquals(14_580, candidates.size());
        for (int i = 0; i < candidates.size(); i += 97) {
            double[] own = candidates.features(candidates.arch(i));
            assertArrayEquals(own, candidates.features()[candidates.kind(i)]);
        }
        long kinds = Arrays.stream(candidates.features())
                .map(Arrays::toString)
                .distinct()
                .count();
        assertEquals(candidates.features().length, kinds);
        assertEquals(1043, kinds);
    }

    @Test
    void costOnPaths_leavesOutWhatNothingPasses() {
        Bench201Space space = new Bench201Space();
        double bare = ArchFeatures.pathCost(
                space.parse("|skip_connect~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|"), space);
        double dead = ArchFeatures.pathCost(
                space.parse("|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|"), space);
        double live = ArchFeatures.pathCost(
                space.parse("|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|skip_connect~1|none~2|"), space);
        assertEquals(7_783_050, bare);
        assertEquals(bare, dead);
        assertEquals(35_389_440, live - bare);
    }
}
