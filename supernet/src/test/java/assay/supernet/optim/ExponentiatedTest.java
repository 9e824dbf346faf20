package assay.supernet.optim;

import static assay.supernet.search.relax.Slopes.GROUPS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.supernet.search.learn.ByExponent;
import assay.supernet.search.relax.OnSimplex;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExponentiatedTest {
    private static Learner started(double rate, double entropy, boolean edges) {
        double[] start = new OnSimplex(edges).start(GROUPS, new RandomStream(1));
        return new ByExponent(rate, entropy).start(GROUPS, start, 1);
    }

    /** GAEA, Algorithm 1, by hand: 1/3 exp(-0.1 g) over their sum. */
    @Test
    void aStep_multipliesByTheExponential_andNormalises() {
        Learner learner = started(0.1, 0, true);
        learner.step(new double[][] {{1, 0, -2, 3, 3, 0, 0, 0, 5, -5, 9}});
        double a = Math.exp(-0.1);
        double b = Math.exp(0.2);
        double sum = a + 1 + b;
        double e = Math.exp(-0.5);
        double f = Math.exp(0.5);
        double third = 1 / 3.0;
        assertArrayEquals(
                new double[] {a / sum, 1 / sum, b / sum, 0.5, 0.5, third, third, third, e / (e + f), f / (e + f), 1},
                learner.mean(),
                1e-15);
    }

    /** What no gradient can kill: the floor of 1e-5, before the edge is divided by its sum. */
    @Test
    void aFloor_keepsEveryOperationAlive_butNoEdge() {
        Learner learner = started(100, 0, true);
        learner.step(new double[][] {{1e6, 1e6, 1e6, -1e6, 0, 0, 0, 50, 1e6, -1e6, 0}});
        double[] alpha = learner.mean();
        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, Arrays.copyOf(alpha, 3), 1e-15);
        assertEquals(1, alpha[3], 1e-9);
        assertTrue(alpha[4] > 0);
        assertEquals(1e-5 / (2 / 3.0 + 1e-5), alpha[7], 1e-12);
        assertEquals(0, alpha[8]);
        assertEquals(1, alpha[9]);
        learner.step(new double[][] {new double[11]});
        assertTrue(Arrays.stream(learner.mean()).allMatch(Double::isFinite));
    }

    /** Its gradient is that of sum alpha log(alpha n). */
    @Test
    void theEntropyTerm_pullsTowardsUniform() {
        Learner learner = started(1, 0, false);
        learner.step(new double[][] {{1, 0, 0, 0, 0, 0, 0, 0}});
        double[] before = learner.mean();
        Learner pulled = started(1, 0.5, false);
        pulled.restore(learner.state());
        pulled.step(new double[][] {new double[8]});
        double[] z = new double[3];
        Arrays.setAll(z, i -> before[i] * Math.exp(-0.5 * (Math.log(3 * before[i]) + 1)));
        double sum = Arrays.stream(z).sum();
        assertEquals(z[0] / sum, pulled.mean()[0], 1e-14);
        assertTrue(pulled.mean()[0] > before[0] && pulled.mean()[0] < 1 / 3.0);
    }
}
