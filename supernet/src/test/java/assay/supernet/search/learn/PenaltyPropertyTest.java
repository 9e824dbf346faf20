package assay.supernet.search.learn;

import static assay.internal.testkit.Property.forAll;
import static assay.supernet.search.relax.Slopes.GROUPS;
import static assay.supernet.search.relax.Slopes.MOMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.supernet.search.draw.Draw;
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
}
