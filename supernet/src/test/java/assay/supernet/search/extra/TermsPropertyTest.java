package assay.supernet.search.extra;

import static assay.internal.testkit.Property.forAll;
import static assay.supernet.search.relax.Slopes.GROUPS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Penalty;
import assay.supernet.search.relax.Slopes;
import assay.supernet.search.relax.Softmax;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terms of the loss that every method can have. */
class TermsPropertyTest {
    private static Moment at(int epoch) {
        return new Moment(epoch, 10, Moment.Purpose.ALPHA);
    }

    @Test
    void everyTerm_addsItsDerivative() {
        forAll(20, random -> {
            double[] alpha = new double[8];
            // away from 0, where the zero-one loss has a corner
            Arrays.setAll(alpha, i -> {
                double a = random.nextGaussian();
                return a + Math.copySign(0.01, a);
            });
            Draw draw = Softmax.of(GROUPS, alpha);
            for (Penalty term :
                    List.of(new BetaDecay(5), new ZeroOne(ZeroOne.Form.L2, 3), new ZeroOne(ZeroOne.Form.L1, 3))) {
                double[] grad = new double[8];
                term.add(GROUPS, alpha, draw, at(7), grad);
                // 1e-7: central differences of values of a few units
                Slopes.assertGradient(a -> term.add(GROUPS, a, draw, at(7), new double[8]), alpha, grad, 1e-7);
            }
        });
    }

    /** Beta-DARTS, Eq. 13: at alpha = 0 the mean of log 3, log 2 and log 3. */
    @Test
    void betaDecay_isTheMeanLogSumExp_andGrowsFromZero() {
        double mean = (2 * Math.log(3) + Math.log(2)) / 3;
        double[] zero = new double[8];
        assertEquals(0, new BetaDecay(50).add(GROUPS, zero, null, at(0), zero.clone()));
        assertEquals(25 * mean, new BetaDecay(50).add(GROUPS, zero, null, at(5), zero.clone()), 1e-12);
        assertEquals(45 * mean, new BetaDecay(50).add(GROUPS, zero, null, at(9), zero.clone()), 1e-12);
        double[] grad = new double[8];
        new BetaDecay(50).add(GROUPS, zero, null, at(6), grad);
        // its derivative is 30 / 3 times the softmax
        double[] expected = {10 / 3.0, 10 / 3.0, 10 / 3.0, 5, 5, 10 / 3.0, 10 / 3.0, 10 / 3.0};
        assertArrayEquals(expected, grad, 1e-12);
    }

    @Test
    void theZeroOneLoss_isLeastWhereEverySigmoidIsZeroOrOne() {
        double[] sure = {40, -40, 40, 40, -40, -40, 40, -40};
        double[] one = {Math.log(3), 0, 0, 0, 0, 0, 0, 0}; // sigmoid 3/4
        double[] grad = new double[8];
        assertEquals(-2.5, new ZeroOne(ZeroOne.Form.L2).add(GROUPS, sure, null, grad), 1e-12);
        assertEquals(-5, new ZeroOne(ZeroOne.Form.L1).add(GROUPS, sure, null, grad), 1e-12);
        assertEquals(-10 / 16.0 / 8, new ZeroOne(ZeroOne.Form.L2).add(GROUPS, one, null, grad), 1e-12);
        assertEquals(-10 / 4.0 / 8, new ZeroOne(ZeroOne.Form.L1).add(GROUPS, one, null, grad), 1e-12);
        for (ZeroOne.Form form : ZeroOne.Form.values()) {
            double[] none = new double[8];
            assertEquals(0, new ZeroOne(form).add(GROUPS, new double[8], null, none), 0);
            assertTrue(Arrays.stream(none).allMatch(g -> g == 0), "no derivative in the middle");
        }
    }

    @Test
    void aTermWithoutWeight_addsNothing() {
        double[] alpha = {1, -2, 3, 0.5, 0, 1, 2, 3};
        for (Penalty none : List.of(new BetaDecay(0), new ZeroOne(ZeroOne.Form.NONE))) {
            double[] grad = new double[8];
            assertEquals(0, none.add(GROUPS, alpha, null, at(9), grad));
            assertArrayEquals(new double[8], grad);
            assertEquals("", none.title());
        }
    }
}
