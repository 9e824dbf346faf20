package assay.internal.core.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialFunctionsTest {
    private static void assertClose(double expected, double actual, double relative) {
        assertEquals(expected, actual, relative * Math.abs(expected));
    }

    /** Values by mpmath at 30 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.001, 6.90717888538385366, -1000.57557193181028, 1000001.64253319582734",
        "0.3, 1.09579799481807556, -3.50252422220013312, 12.2453645461077313",
        "1, 0, -0.577215664901532861, 1.64493406684822644",
        "7.5, 7.53436423675873296, 1.94675748424608679, 0.142615896696703800",
        "120, 453.024896238496135, 4.78331928911852872, 0.00836815200483331404"
    })
    void gammaAndItsDerivatives_areThePublishedValues(double x, double log, double digamma, double trigamma) {
        assertEquals(log, GammaFunction.log(x), 1e-12 * Math.max(1, Math.abs(log)));
        assertClose(digamma, GammaFunction.digamma(x), 1e-12);
        assertClose(trigamma, GammaFunction.trigamma(x), 1e-12);
    }

    @Test
    void incompleteBeta_hasItsClosedForms() {
        assertClose(0.3, BetaFunction.regularized(1, 1, 0.3), 1e-14);
        assertClose(1 - Math.pow(0.7, 5), BetaFunction.regularized(1, 5, 0.3), 1e-14);
        assertClose(Math.pow(0.3, 2.5), BetaFunction.regularized(2.5, 1, 0.3), 1e-14);
        assertClose(2 / Math.PI * Math.asin(Math.sqrt(0.3)), BetaFunction.regularized(0.5, 0.5, 0.3), 1e-13);
    }

    @Test
    void incompleteGamma_hasItsClosedForms() {
        assertClose(1 - Math.exp(-0.3), GammaFunction.regularized(1, 0.3), 1e-14);
        assertClose(1 - Math.exp(-4) * (1 + 4 + 8), GammaFunction.regularized(3, 4), 1e-13);
    }

    /** Values by mpmath at 30 digits, on both sides of the border between series and fraction, and far in the tail. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.01, 0.112462916018284893, 0.887537083981715107",
        "0.5, 1.49, 0.915700727596740663, 0.0842992724032593372",
        "0.5, 1.51, 0.917756533853393756, 0.0822434661466062444",
        "0.5, 50, 1.0, 1.52397060483210521e-23",
        "3, 0.5, 0.0143876779669706866, 0.985612322033029313",
        "3, 4, 0.761896694446455656, 0.238103305553544344",
        "7.5, 30, 0.99999974779149213, 2.52208507869614369e-7",
        "40, 38, 0.394080632118893451, 0.605919367881106549"
    })
    void incompleteGamma_hasBothTails(double a, double x, double p, double q) {
        assertClose(p, GammaFunction.regularized(a, x), 1e-13);
        assertClose(q, GammaFunction.complement(a, x), 1e-13);
    }

    @Test
    void incompleteGamma_hasItsEnds() {
        assertEquals(0, GammaFunction.regularized(0.5, 0));
        assertEquals(1, GammaFunction.complement(0.5, 0));
        assertEquals(1, GammaFunction.regularized(0.5, Double.POSITIVE_INFINITY));
        assertEquals(0, GammaFunction.complement(0.5, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> GammaFunction.complement(0, 1));
    }

    /** F = x^a for b = 1: D = -x log x / (a (1 - x)). */
    @ParameterizedTest
    @CsvSource({"0.001, 0.5", "0.3, 1e-9", "1, 0.2", "2.5, 0.9", "40, 0.97", "1, 0.999999"})
    void pathwise_hasItsClosedForm(double a, double x) {
        assertClose(-x * Math.log(x) / (a * (1 - x)), BetaFunction.pathwise(a, 1, x), 1e-11);
    }

    /** Central differences of F, which keep about 1e-8. */
    @ParameterizedTest
    @CsvSource({"0.4, 3.2, 0.05", "1.3, 4, 0.6", "5, 0.5, 0.4", "20, 30, 0.4", "0.1, 0.2, 0.9", "2, 2, 0.98"})
    void pathwise_isTheDerivativeOfTheDistribution(double a, double b, double x) {
        double h = 1e-4 * a;
        double slope = (8 * (BetaFunction.regularized(a + h, b, x) - BetaFunction.regularized(a - h, b, x))
                        - BetaFunction.regularized(a + 2 * h, b, x)
                        + BetaFunction.regularized(a - 2 * h, b, x))
                / (12 * h);
        double density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - BetaFunction.log(a, b));
        assertClose(-slope / (density * (1 - x)), BetaFunction.pathwise(a, b, x), 1e-8);
    }

    @Test
    void pathwise_isFiniteAtTheEnds() {
        assertEquals(0, BetaFunction.pathwise(0.5, 2, 0));
        // The limit at 1: -c / b
        double c = GammaFunction.digamma(0.5) - GammaFunction.digamma(2.5);
        assertClose(-c / 2, BetaFunction.pathwise(0.5, 2, 1), 1e-12);
    }

    @Test
    void shapesThatAreNotPositive_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> BetaFunction.pathwise(0, 1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> GammaFunction.log(-1));
    }
}
