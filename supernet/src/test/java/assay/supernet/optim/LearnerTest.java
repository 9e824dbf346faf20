package assay.supernet.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LearnerTest {
    private static VAdam vadam(int samples, double precInit, double... start) {
        return new VAdam(start, 3e-4, 0.5, 0.999, new Belief(samples, 25000, 1, precInit));
    }

    @Test
    void adam_firstStepIsTheRateAlongTheSign() {
        Adam adam = new Adam(new double[] {1, -1}, 0.1, 0.5, 0.999, 0, 0);
        adam.step(new double[][] {{3, -0.002}});
        assertArrayEquals(new double[] {0.9, -0.9}, adam.mean(), 1e-12);
    }

    @Test
    void vadam_startsAtTheInitialPrecision() {
        assertEquals(1.0, vadam(1, 1, 0).deviation()[0], 1e-15);
        assertEquals(0.1, vadam(1, 100, 0).deviation()[0], 1e-15);
        assertThrows(IllegalArgumentException.class, () -> vadam(1, 0.5, 0));
    }

    @Test
    void vadam_shrinksWhereGradientsAreLarge() {
        VAdam v = vadam(2, 1, 0, 0);
        for (int i = 0; i < 100; i++) {
            v.step(new double[][] {{0.5, 1e-4}, {-0.5, 1e-4}});
        }
        double[] sigma = v.deviation();
        assertEquals(1 / Math.sqrt(25000 * 0.25 * (1 - Math.pow(0.999, 100)) + 1), sigma[0], 1e-9);
        assertEquals(1.0, sigma[1], 1e-4);
        assertEquals(0.0, v.mean()[0], 1e-12, "opposite gradients of the samples cancel in the mean");
    }

    @Test
    void restoredLearners_goOnAsIfNeverStopped() {
        double[][] g1 = {{0.3, -0.2}};
        double[][] g2 = {{-0.1, 0.4}};
        Learner[] whole = {new Adam(new double[] {1, 2}, 0.1, 0.5, 0.999, 1e-8, 1e-3), vadam(1, 10, 1, 2)};
        Learner[] resumed = {new Adam(new double[2], 0.1, 0.5, 0.999, 1e-8, 1e-3), vadam(1, 10, 0, 0)};
        for (int i = 0; i < whole.length; i++) {
            whole[i].step(g1);
            resumed[i].restore(whole[i].state());
            whole[i].step(g2);
            resumed[i].step(g2);
            assertArrayEquals(whole[i].mean(), resumed[i].mean());
            assertArrayEquals(whole[i].deviation(), resumed[i].deviation());
        }
    }
}
