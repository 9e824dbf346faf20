package assay.internal.core.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Bench201Space;
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
