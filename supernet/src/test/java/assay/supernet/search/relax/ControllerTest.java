package assay.supernet.search.relax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.supernet.search.draw.Groups;
import org.junit.jupiter.api.Test;

class ControllerTest {
    private static final Groups GROUPS = Slopes.GROUPS;

    @Test
    void scores_areDerivativesOfLogProbabilityAndEntropy() {
        scoreGradient(GROUPS);
        scoreGradient(new Groups(GROUPS.start(), GROUPS.node(), GROUPS.none(), new int[] {2, 1, 2}, new boolean[3]));
    }

    private static void scoreGradient(Groups groups) {
        Controller controller = Controller.published();
        RandomStream random = new RandomStream(3);
        double[] theta = controller.start(groups, random);
        ControllerPath path = controller.draw(groups, theta, Slopes.MOMENT, random);
        int[] choice = path.choice();
        double[] g = path.scoreGrad(0.7, -0.3);
        double h = 1e-5;
        RandomStream which = new RandomStream(4);
        for (int n = 0; n < 300; n++) {
            int i = which.nextInt(theta.length);
            double[] values = new double[2];
            for (int side = 0; side < 2; side++) {
                double[] moved = theta.clone();
                moved[i] += side == 0 ? h : -h;
                ControllerPath same = new ControllerPath(controller, groups, moved, (p, step) -> choice[step]);
                values[side] = 0.7 * same.logProbability() - 0.3 * same.entropy();
            }
            assertEquals((values[0] - values[1]) / (2 * h), g[i], 1e-8, "parameter " + i);
        }
    }

    @Test
    void everyParameterOfThePathsSteps_hasAPlace() {
        Controller controller = Controller.published();
        double[] theta = controller.start(GROUPS, new RandomStream(1));
        // first input, 3 embeddings, 2 layers of 2 matrices and 2 biases, output of 3
        assertEquals(32 + 3 * 32 + 2 * (2 * 128 * 32 + 2 * 128) + 3 * 32 + 3, theta.length);
        for (int i = 0; i < 4 * 32; i++) {
            assertTrue(Math.abs(theta[i]) <= 0.1);
        }
    }

    @Test
    void theGreedyPath_takesTheMostProbableOptions() {
        Controller controller = Controller.published();
        double[] theta = controller.start(GROUPS, new RandomStream(1));
        ControllerPath path = controller.greedy(GROUPS, theta);
        for (int t = 0; t < 3; t++) {
            double[] p = path.probabilities(t);
            for (double other : p) {
                assertTrue(p[path.choice()[t]] >= other);
            }
        }
        assertArrayEquals(GROUPS.oneHot(path.choice()), path.weights());
    }
}
