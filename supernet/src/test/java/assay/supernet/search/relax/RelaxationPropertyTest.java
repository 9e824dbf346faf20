package assay.supernet.search.relax;

import static assay.internal.testkit.Property.forAll;
import static assay.supernet.search.relax.Slopes.GROUPS;
import static assay.supernet.search.relax.Slopes.assertGradient;
import static assay.supernet.search.relax.Slopes.dot;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.internal.core.special.BetaFunction;
import assay.supernet.search.draw.Decided;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Mask;
import assay.supernet.search.draw.Moment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every relaxation's gradient must be, the noise held. */
class RelaxationPropertyTest {
    private static final double TOLERANCE = 1e-7; // central differences of values about one

    private static double[] normal(int n, RandomStream random) {
        double[] v = new double[n];
        Arrays.setAll(v, i -> random.nextGaussian());
        return v;
    }

    private interface Drawn {
        Draw of(double[] alpha);
    }

    private static void assertPullsBack(Drawn drawn, double[] alpha, double[] grad) {
        assertGradient(
                a -> dot(drawn.of(a).weights(), grad), alpha, drawn.of(alpha).pullBack(grad), TOLERANCE);
    }

    @Test
    void smoothRelaxations_pullBackTheirDerivative() {
        forAll(20, random -> {
            double[] alpha = normal(8, random);
            double[] noise = Gumbel.noise(8, random);
            assertPullsBack(a -> Softmax.of(GROUPS, a), alpha, normal(8, random));
            assertPullsBack(a -> SoftGumbel.of(GROUPS, a, noise, 0.7), alpha, normal(8, random));
            assertPullsBack(a -> EdgeWeights.of(GROUPS, a), normal(11, random), normal(11, random));
            assertPullsBack(a -> Sigmoid.of(GROUPS, a), alpha, normal(8, random));
            assertPullsBack(a -> OnSimplex.of(GROUPS, a, false), alpha, normal(8, random));
            assertPullsBack(a -> OnSimplex.of(GROUPS, a, true), normal(11, random), normal(11, random));
        });
    }

    @Test
    void maskedAndDecidedDraws_pullBackTheirDerivative() {
        forAll(20, random -> {
            double[] alpha = normal(8, random);
            Mask mask = Mask.all(8).prune(GROUPS, alpha, 2);
            int[] decided = {0, 0b10, 0};
            double[] grad = normal(8, random);
            assertPullsBack(a -> mask.apply(GROUPS, Softmax.of(GROUPS, a)), alpha, grad);
            assertPullsBack(a -> new Decided(GROUPS, Softmax.of(GROUPS, a), decided), alpha, grad);
        });
    }

    @Test
    void hardGumbel_pullsBackTheSoftDraw_andChoosesItsLargest() {
        forAll(20, random -> {
            double[] alpha = normal(8, random);
            double[] noise = Gumbel.noise(8, random);
            double[] grad = normal(8, random);
            Draw hard = HardGumbel.of(GROUPS, alpha, noise, 0.7, true, false);
            Draw soft = SoftGumbel.of(GROUPS, alpha, noise, 0.7);
            assertArrayEquals(soft.pullBack(grad), hard.pullBack(grad));
            assertArrayEquals(GROUPS.argmax(soft.weights()), GROUPS.argmax(hard.weights()));
            for (int i = 0; i < 8; i++) {
                assertEquals(hard.weights()[i] == 0, hard.off(i));
            }
        });
    }

    @Test
    void hardGumbel_weighsInputsSoftly_unlessToldOtherwise() {
        Groups groups = new Groups(
                GROUPS.start(), GROUPS.node(), GROUPS.none(), new int[] {1, 1, 1}, new boolean[] {false, true, true});
        forAll(20, random -> {
            double[] alpha = normal(8, random);
            double[] noise = Gumbel.noise(8, random);
            double[] soft = SoftGumbel.of(groups, alpha, noise, 0.7).weights();
            double[] one = HardGumbel.of(GROUPS, alpha, noise, 0.7, true, false).weights();
            Draw published = HardGumbel.of(groups, alpha, noise, 0.7, true, false);
            assertArrayEquals(Arrays.copyOf(one, 3), Arrays.copyOf(published.weights(), 3));
            for (int i = 3; i < 8; i++) {
                assertEquals(soft[i], published.weights()[i]);
                assertFalse(published.off(i), "a soft weight may round to zero, but it is computed");
            }
            assertArrayEquals(
                    one, HardGumbel.of(groups, alpha, noise, 0.7, true, true).weights());
        });
    }

    /** Straight through: of each option the winning draw's softened value moves in place of its one or zero. */
    @Test
    void ensemble_pullsBackTheWinningDraws() {
        for (Simplex simplex : Simplex.values()) {
            for (EnsembleGumbel.Combine combine : EnsembleGumbel.Combine.values()) {
                forAll(20, random -> {
                    // Positive, so that no option of the relu form stands at its kink.
                    double[] alpha = normal(8, random);
                    Arrays.setAll(alpha, i -> 0.1 + Math.abs(alpha[i]));
                    double[][] uniform = new double[3][8];
                    for (double[] u : uniform) {
                        Arrays.setAll(u, i -> random.nextDouble());
                    }
                    double[] grad = normal(8, random);
                    EnsembleGumbel relax = new EnsembleGumbel(3, simplex, combine, Temperature.afterEpochs(2, 2));
                    double[] w = relax.of(GROUPS, alpha, uniform, 2).weights();
                    if (combine != EnsembleGumbel.Combine.SUM
                            && Arrays.stream(w).anyMatch(v -> v > 2)) {
                        return; // none alone: 1e9 as published, no digits left for a difference
                    }
                    assertGradient(
                            a -> dot(surrogate(simplex, combine, alpha, a, uniform), grad),
                            alpha,
                            relax.of(GROUPS, alpha, uniform, 2).pullBack(grad),
                            1e-6);
                });
            }
        }
    }

    private static double[] surrogate(
            Simplex simplex, EnsembleGumbel.Combine combine, double[] at, double[] alpha, double[][] uniform) {
        double[] b = new double[8];
        boolean[] won = new boolean[8];
        double[][] before = softened(simplex, at, uniform);
        double[][] after = softened(simplex, alpha, uniform);
        for (int pass = 0; pass < 2; pass++) {
            for (int m = 0; m < uniform.length; m++) {
                int[] choice = GROUPS.argmax(before[m]);
                for (int g = 0; g < 3; g++) {
                    for (int i = GROUPS.start()[g]; i < GROUPS.start()[g + 1]; i++) {
                        boolean chosen = i - GROUPS.start()[g] == choice[g];
                        if (!won[i] && (chosen || pass == 1)) {
                            won[i] = true;
                            b[i] = (chosen ? 1 : 0) + after[m][i] - before[m][i];
                        }
                    }
                }
            }
        }
        for (int g = 0; g < 3; g++) {
            double sum = 1e-9;
            double chosen = 0;
            for (int i = GROUPS.start()[g]; i < GROUPS.start()[g + 1]; i++) {
                boolean counts = simplex == Simplex.RELU || i - GROUPS.start()[g] != GROUPS.none()[g];
                sum += counts ? b[i] : 0;
                chosen += counts ? Math.rint(b[i]) : 0;
            }
            for (int i = GROUPS.start()[g]; i < GROUPS.start()[g + 1]; i++) {
                b[i] = switch (combine) {
                    case SUM -> b[i];
                    case AVERAGE -> chosen > 0 ? b[i] / sum : 0;
                    case PUBLISHED -> b[i] / sum;
                };
            }
        }
        return b;
    }

    private static double[][] softened(Simplex simplex, double[] alpha, double[][] uniform) {
        double[] p = simplex.of(GROUPS, alpha);
        double[][] all = new double[uniform.length][];
        for (int m = 0; m < all.length; m++) {
            double[] z = new double[8];
            for (int i = 0; i < 8; i++) {
                z[i] = (Math.log(p[i] + 1e-10) - Math.log(1e-10 - Math.log(uniform[m][i] + 1e-10))) / 2;
            }
            all[m] = GROUPS.softmax(z);
        }
        return all;
    }

    /** Two components: theta moves so that its distribution function stays where it is. */
    @Test
    void dirichlet_pullsBackTheQuantilesDerivative() {
        Groups two = new Groups(new int[] {0, 2}, new int[1], new int[] {-1});
        forAll(20, random -> {
            double[] alpha = normal(2, random);
            double[] theta = Dirichlet.sample(two, Dirichlet.concentration(alpha), random);
            double[] grad = normal(2, random);
            double[] beta = Dirichlet.concentration(alpha);
            double u = BetaFunction.regularized(beta[0], beta[1], theta[0]);
            if (u < 1e-3 || u > 0.999) {
                return; // quantiles at the ends have few digits
            }
            assertGradient(
                    a -> {
                        double x = quantile(Dirichlet.concentration(a), u);
                        return x * grad[0] + (1 - x) * grad[1];
                    },
                    alpha,
                    Dirichlet.of(two, alpha, theta).pullBack(grad),
                    1e-6);
        });
    }

    private static double quantile(double[] beta, double u) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (BetaFunction.regularized(beta[0], beta[1], middle) < u) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void anUpstreamGradientAlongTheDraw_movesNothing() {
        forAll(5, random -> {
            double[] alpha = normal(8, random);
            double[] theta = Dirichlet.sample(GROUPS, Dirichlet.concentration(alpha), random);
            double[] ones = new double[8];
            Arrays.fill(ones, 0.3);
            for (double g : Dirichlet.of(GROUPS, alpha, theta).pullBack(ones)) {
                assertEquals(0, g, 1e-13); // theta sums to one
            }
        });
    }

    @Test
    void prunedOptions_haveNoWeightAndAlphaZero() {
        double[] alpha = {0.3, -1, 0.2, 5, 4, 1, 2, 3};
        Mask mask = Mask.all(8).prune(GROUPS, alpha, 2).prune(GROUPS, alpha, 1);
        assertArrayEquals(new double[] {0.3, 0, 0, 5, 0, 0, 0, 3}, mask.apply(alpha));
        Draw draw = mask.apply(GROUPS, Softmax.of(GROUPS, alpha));
        assertArrayEquals(new double[] {1, 0, 0, 1, 0, 0, 0, 1}, draw.weights());
        assertTrue(draw.off(1) && !draw.off(0));
    }

    @Test
    void temperatures_reachTheirEnds() {
        Moment first = new Moment(0, 100, Moment.Purpose.ALPHA);
        Moment last = new Moment(99, 100, Moment.Purpose.ALPHA);
        assertEquals(10, Temperature.withinEpochs(10, 0.1).at(first));
        assertEquals(0.1, Temperature.withinEpochs(10, 0.1).at(last), 1e-12);
        assertEquals(1.09, Temperature.afterEpochs(10, 1).at(last), 1e-12);
        assertEquals(5 - 4 * 99 / 150.0, Temperature.over(5, 1, 150).at(last), 1e-12);
        assertEquals(1, Temperature.over(1, 1, 150).at(last), 1e-12);
    }
}
