package assay.supernet.search.relax;

import static assay.internal.testkit.Property.forAll;
import static assay.supernet.search.relax.Slopes.GROUPS;
import static assay.supernet.search.relax.Slopes.MOMENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Gradients of the mean loss over drawn options: what the estimators' papers promise, with every draw counted exactly. */
class EstimatorsTest {
    private static final Groups ONE = new Groups(new int[] {0, 4}, new int[] {0}, new int[] {-1});

    private static double[] normal(int n, RandomStream random) {
        double[] v = new double[n];
        Arrays.setAll(v, i -> random.nextGaussian());
        return v;
    }

    /** A loss of the weights of one edge, and its derivative. */
    private record Loss(double[] linear, double[][] square) {
        static Loss drawn(RandomStream random, boolean quadratic) {
            double[][] a = new double[4][4];
            for (double[] row : a) {
                Arrays.setAll(row, i -> quadratic ? random.nextGaussian() : 0);
            }
            return new Loss(normal(4, random), a);
        }

        double at(double[] w) {
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += linear[i] * w[i];
                for (int j = 0; j < 4; j++) {
                    sum += w[i] * square[i][j] * w[j];
                }
            }
            return sum;
        }

        double[] slope(double[] w) {
            double[] g = linear.clone();
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    g[i] += (square[i][j] + square[j][i]) * w[j];
                }
            }
            return g;
        }
    }

    private interface Estimator {
        Draw of(double[] alpha, int[] choice);
    }

    /** The mean loss over draws, to be differentiated. */
    private static double mean(Loss loss, double[] alpha) {
        double[] p = ONE.softmax(alpha);
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            sum += p[k] * loss.at(ONE.oneHot(new int[] {k}));
        }
        return sum;
    }

    private static double[] estimated(Loss loss, double[] alpha, Estimator estimator) {
        double[] p = ONE.softmax(alpha);
        double[] sum = new double[4];
        for (int k = 0; k < 4; k++) {
            Draw draw = estimator.of(alpha, new int[] {k});
            double[] g = draw.pullBack(loss.slope(draw.weights()));
            for (int i = 0; i < 4; i++) {
                sum[i] += p[k] * g[i];
            }
        }
        return sum;
    }

    /** Liu et al., NeurIPS 2023, Theorem 3.2: second-order accurate, so exact where the loss has no third derivative. */
    @Test
    void reinMax_isExactForQuadraticLosses() {
        forAll(20, random -> {
            Loss loss = Loss.drawn(random, true);
            double[] alpha = normal(4, random);
            double[] g = estimated(loss, alpha, (a, k) -> ReinMax.of(ONE, a, k, 1));
            Slopes.assertGradient(a -> mean(loss, a), alpha, g, 1e-6); // central differences of values about ten
        });
    }

    /** With a linear loss an edge's derivative times its one is its share of the loss: the score function itself. */
    @Test
    void theCreditedPath_isExactForLinearLosses() {
        forAll(20, random -> {
            Loss loss = Loss.drawn(random, false);
            double[] alpha = normal(4, random);
            double[] g = estimated(loss, alpha, (a, k) -> CreditedPath.of(ONE, a, k));
            Slopes.assertGradient(a -> mean(loss, a), alpha, g, 1e-7);
        });
    }

    @Test
    void draws_areOneHot_inProportionToTheSoftmax() {
        double[] alpha = {0.5, -1, 0.3, 0, 1, -0.2, 0.1, 0.4};
        double[] p = GROUPS.softmax(alpha);
        for (Relaxation r : new Relaxation[] {new ReinMax(Temperature.withinEpochs(1, 1)), new CreditedPath()}) {
            RandomStream random = new RandomStream(3);
            double[] mean = new double[8];
            int n = 20_000;
            for (int s = 0; s < n; s++) {
                double[] w = r.draw(GROUPS, alpha, MOMENT, random).weights();
                for (int i = 0; i < 8; i++) {
                    mean[i] += w[i] / n;
                }
            }
            assertArrayEquals(p, mean, 0.02); // four standard errors of a share near one half: 0.014
        }
    }

    @Test
    void onlyReinMax_computesWhatWasNotDrawn() {
        double[] alpha = new double[8];
        Draw all = ReinMax.of(GROUPS, alpha, new int[] {1, 0, 2}, 1);
        Draw path = CreditedPath.of(GROUPS, alpha, new int[] {1, 0, 2});
        for (int i = 0; i < 8; i++) {
            assertFalse(all.off(i));
            assertEquals(path.weights()[i] == 0, path.off(i));
        }
        assertArrayEquals(all.weights(), path.weights());
    }

    @Test
    void theSimplex_startsInItsMiddle_alsoOfEdges() {
        double third = 1 / 3.0;
        double[] start = new OnSimplex(true).start(GROUPS, new RandomStream(1));
        assertArrayEquals(new double[] {third, third, third, 0.5, 0.5, third, third, third, 0.5, 0.5, 1}, start, 1e-15);
        Draw draw = OnSimplex.of(GROUPS, start, true);
        assertEquals(third / 2, draw.weights()[0], 1e-15);
        assertEquals(third, draw.weights()[7], 1e-15);
        assertTrue(Arrays.equals(
                Arrays.copyOf(start, 8),
                new OnSimplex(false)
                        .draw(GROUPS, Arrays.copyOf(start, 8), MOMENT, new RandomStream(1))
                        .weights()));
    }
}
