package assay.supernet.search.learn;

import static assay.internal.testkit.Property.forAll;
import static assay.supernet.search.relax.Slopes.GROUPS;
import static assay.supernet.search.relax.Slopes.MOMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.EnsembleGumbel;
import assay.supernet.search.relax.Simplex;
import assay.supernet.search.relax.Slopes;
import assay.supernet.search.relax.Softmax;
import assay.supernet.search.relax.Temperature;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PenaltyPropertyTest {
    private static final EnsembleGumbel ENSEMBLE =
            new EnsembleGumbel(2, Simplex.SOFTMAX, EnsembleGumbel.Combine.AVERAGE, Temperature.afterEpochs(1, 1));

    private static void assertGradient(Penalty penalty, double[] alpha, Draw draw) {
        double[] grad = new double[8];
        penalty.add(GROUPS, alpha, draw, grad);
        // 1e-7: central differences of values about one
        Slopes.assertGradient(a -> penalty.add(GROUPS, a, draw, new double[8]), alpha, grad, 1e-7);
    }

    @ParameterizedTest
    @EnumSource(DistributionConstraint.Form.class)
    void everyConstraint_addsItsDerivative(DistributionConstraint.Form form) {
        forAll(10, random -> {
            double[] alpha = new double[8];
            Arrays.setAll(alpha, i -> random.nextGaussian());
            Draw draw = ENSEMBLE.draw(GROUPS, alpha, MOMENT, random);
            assertGradient(new DistributionConstraint(form, 0.5, Simplex.SOFTMAX), alpha, draw);
        });
    }

    @Test
    void anchor_addsItsDerivative_andIsZeroAtTheUniform() {
        forAll(10, random -> {
            double[] alpha = new double[8];
            Arrays.setAll(alpha, i -> random.nextGaussian());
            assertGradient(new DirichletAnchor(0.5), alpha, Softmax.of(GROUPS, alpha));
        });
        double[] grad = new double[8];
        assertEquals(0, new DirichletAnchor(1).add(GROUPS, new double[8], null, grad));
        assertTrue(Arrays.stream(grad).allMatch(g -> g == 0));
    }

    @Test
    void meansOfTheConstraint_areOverAllOptions() {
        double[] alpha = new double[8];
        Draw draw = Draw.path(GROUPS, new int[][] {{1}, {0}, {2}});
        double l1 = new DistributionConstraint(DistributionConstraint.Form.L1, 1, Simplex.SOFTMAX)
                .add(GROUPS, alpha, draw, new double[8]);
        // |P - f|: 2 (1 - 1/3) for each of the wide groups, 2 (1 - 1/2) for the narrow one
        assertEquals((2 * 2 * 2 / 3.0 + 1) / 8, l1, 1e-12);
    }

    /** Two tables: the first two groups, and the last. */
    private static final Groups TABLES = new Groups(
            GROUPS.start(), GROUPS.node(), GROUPS.none(), GROUPS.taken(), GROUPS.inputs(), 0, new int[] {0, 0, 1});

    /** All probabilities alike: 1/3, 1/2 and 1/3; two operations of the first edge are drawn and averaged. */
    private static double value(
            DistributionConstraint.Form form,
            DistributionConstraint.Target target,
            DistributionConstraint.Over over,
            double power) {
        return new DistributionConstraint(form, 1, Simplex.SOFTMAX, target, over, power)
                .add(TABLES, new double[8], weights(0, 0.5, 0.5, 1, 0, 1, 0, 0), new double[8]);
    }

    private static Draw weights(double... w) {
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public double[] pullBack(double[] grad) {
                throw new IllegalStateException("f is held constant");
            }
        };
    }

    /** DATA's code: the mean of |P - weights| of the normal table, and the one of the reduction table. */
    @Test
    void constraintOfTheCode_isTheSumOfEachTablesMean() {
        // first table: 1/3 + 1/6 + 1/6 + 1/2 + 1/2 over five options; second: 2/3 + 1/3 + 1/3 over three
        assertEquals(
                5 / 3.0 / 5 + 4 / 3.0 / 3,
                value(
                        DistributionConstraint.Form.L1,
                        DistributionConstraint.Target.WEIGHTS,
                        DistributionConstraint.Over.TABLE_MEANS,
                        1),
                1e-12);
    }

    /** DATA, Eq. 12: sums over edges, one for each operation drawn. */
    @Test
    void constraintOfThePaper_isASumOverTheCode() {
        DistributionConstraint.Target code = DistributionConstraint.Target.CODE;
        DistributionConstraint.Over sum = DistributionConstraint.Over.SUM;
        // 1/3 + 2/3 + 2/3 + 1/2 + 1/2 + 2/3 + 1/3 + 1/3
        assertEquals(4, value(DistributionConstraint.Form.L1, code, sum, 1), 1e-12);
        assertEquals(4, value(DistributionConstraint.Form.POWER, code, sum, 1), 1e-12);
        // (1 + 8 + 8) / 27 + 2 / 8 + (8 + 1 + 1) / 27
        assertEquals(1.25, value(DistributionConstraint.Form.POWER, code, sum, 3), 1e-12);
        // squares: (1 + 4 + 4) / 9 + 2 / 4 + (4 + 1 + 1) / 9
        assertEquals(13 / 6.0, value(DistributionConstraint.Form.L2, code, sum, 1), 1e-12);
        assertEquals(13 / 6.0, value(DistributionConstraint.Form.POWER, code, sum, 2), 1e-12, "t = 2 is the square");
    }

    @Test
    void divergences_goBothWays() {
        DistributionConstraint.Target code = DistributionConstraint.Target.CODE;
        DistributionConstraint.Over sum = DistributionConstraint.Over.SUM;
        // log(1/2 / 1/3), log(1 / 1/2), log(1 / 1/3); 1e-9: P + 1e-10
        assertEquals(Math.log(9), value(DistributionConstraint.Form.KL, code, sum, 1), 1e-8);
        double third = 1 / 3.0;
        double expected = third * Math.log(third / 1e-10)
                + 2 * third * Math.log(third / 0.5)
                + 0.5 * Math.log(0.5)
                + 0.5 * Math.log(0.5 / 1e-10)
                + third * Math.log(third)
                + 2 * third * Math.log(third / 1e-10);
        assertEquals(expected, value(DistributionConstraint.Form.KL_PAPER, code, sum, 1), 1e-7);
    }

    /** The weights of such an edge are zero where it does not divide by 1e-9; of the code none has its one. */
    @Test
    void anEdgeWithoutOperation_hasNoneInItsCode() {
        double[] alpha = new double[8];
        Draw draw = weights(0, 0, 0, 1, 0, 1, 0, 0);
        double[] grad = new double[8];
        double asDrawn = new DistributionConstraint(DistributionConstraint.Form.L1, 5, Simplex.SOFTMAX)
                .add(TABLES, alpha, draw, grad);
        assertEquals(1 + 1 + 5 * 4 / 3.0 / 3, asDrawn, 1e-12);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, grad[i], 1e-12);
        }
        double code = new DistributionConstraint(
                        DistributionConstraint.Form.L1,
                        1,
                        Simplex.SOFTMAX,
                        DistributionConstraint.Target.CODE,
                        DistributionConstraint.Over.SUM,
                        1)
                .add(TABLES, alpha, draw, grad);
        assertEquals(4 / 3.0 + 1 + 4 / 3.0, code, 1e-12);
    }

    @Test
    void powersAndSums_addTheirDerivative() {
        forAll(10, random -> {
            double[] alpha = new double[8];
            Arrays.setAll(alpha, i -> 1 + 0.3 * random.nextGaussian());
            Draw draw = ENSEMBLE.draw(GROUPS, alpha, MOMENT, random);
            for (Simplex simplex : Simplex.values()) {
                assertGradient(
                        new DistributionConstraint(
                                DistributionConstraint.Form.POWER,
                                0.5,
                                simplex,
                                DistributionConstraint.Target.CODE,
                                DistributionConstraint.Over.SUM,
                                1.7),
                        alpha,
                        draw);
            }
        });
    }
}
