package assay.supernet.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ShapleyLearnerTest {
    private static ShapleyLearner learner() {
        return new ShapleyLearner(new double[] {0, 1, 2, 3, 5, 5}, new int[] {0, 0, 0, 1, 2, 2}, 0.1, 0.8, 2);
    }

    /**
     * By hand: contributions 1 and 3, 0 and 0, 4 and 4 have mean less deviation 1, 0, 4; these have mean 5/3 and, by n - 1,
     * the variance 13/3. A table of one option, or of equal ones, stands still.
     */
    @Test
    void alphaMovesAlongStandardisedValues_afterTheLastOrder() {
        ShapleyLearner s = learner();
        s.step(new double[][] {{1, 0, 4, 7, 2, 2}});
        assertArrayEquals(new double[] {0, 1, 2, 3, 5, 5}, s.mean());
        s.step(new double[][] {{3, 0, 4, 9, 2, 2}});
        double deviation = Math.sqrt(13 / 3.0);
        double[] z = {(1 - 5 / 3.0) / deviation, -5 / 3.0 / deviation, (4 - 5 / 3.0) / deviation};
        double[] once = {0.02 * z[0], 1 + 0.02 * z[1], 2 + 0.02 * z[2], 3, 5, 5};
        assertArrayEquals(once, s.mean(), 1e-15);
        s.step(new double[][] {{1, 0, 4, 7, 2, 2}});
        s.step(new double[][] {{3, 0, 4, 9, 2, 2}});
        // the direction is 0.8 times 0.2 z, plus 0.2 z
        double[] twice = {0.056 * z[0], 1 + 0.056 * z[1], 2 + 0.056 * z[2], 3, 5, 5};
        assertArrayEquals(twice, s.mean(), 1e-15);
    }

    @Test
    void itGoesOn_alsoBetweenTwoOrders() {
        ShapleyLearner whole = learner();
        ShapleyLearner cut = learner();
        double[][] contributions = {{1, 0, 4, 7, 2, 3}, {3, 1, 4, 9, 2, 2}, {0, 0, 1, 1, 1, 1}, {2, 1, 1, 0, 0, 1}};
        for (double[] c : contributions) {
            whole.step(new double[][] {c});
            cut.step(new double[][] {c});
            ShapleyLearner other = learner();
            other.restore(cut.state());
            cut = other;
            assertArrayEquals(whole.mean(), cut.mean());
        }
    }
}
