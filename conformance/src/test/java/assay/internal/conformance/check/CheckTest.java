package assay.internal.conformance.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.supernet.tensor.DType;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CheckTest {
    private final Check check = new Check(DType.FLOAT64);

    @Test
    void error_isRelativeToTheNumbersSize() {
        check.number("x", Tolerance.VALUE, -2, -2.000001);
        assertEquals(5e-7, check.worst().error(), 1e-15);
        assertFalse(check.ok());
    }

    @Test
    void errorOfASmallNumber_isRelativeToAMillionthOfTheLargest() {
        check.list("x", Tolerance.VALUE, new double[] {-100, 0}, new double[] {-100, 1e-13});
        assertEquals(1e-9, check.worst().error(), 1e-22);
        assertEquals("x[1]", check.worst().at());
        assertTrue(check.ok());
    }

    @Test
    void onlyFloat32_takesTwoNumbersBelowTheFloorAsEqual() {
        double[] expected = {1, 1e-8};
        double[] found = {1, 9e-7};
        check.list("x", Tolerance.VALUE, expected, found);
        assertFalse(check.ok());
        Check single = new Check(DType.FLOAT32);
        single.list("x", Tolerance.VALUE, expected, found);
        assertTrue(single.ok());
        single.list("x", Tolerance.VALUE, expected, new double[] {1, 1.1e-6});
        assertFalse(single.ok());
    }

    @Test
    void worst_isTheOneNearestToItsTolerance() {
        check.number("exact", Tolerance.COUNT, 1, 1 + 5e-13);
        check.number("score", Tolerance.INVERSE_SCORE, 1, 1 + 1e-8);
        assertEquals("exact", check.worst().at());
        assertEquals(2, check.values());
    }

    @Test
    void valueOnOneSideOnly_fails() {
        check.number("both", Tolerance.SCORE, OptionalDouble.empty(), OptionalDouble.empty());
        assertTrue(check.ok());
        check.number("one", Tolerance.SCORE, OptionalDouble.empty(), OptionalDouble.of(0));
        assertFalse(check.ok());
    }

    @Test
    void notANumber_fails() {
        check.number("x", Tolerance.SCORE, 1, Double.NaN);
        assertFalse(check.ok());
        assertEquals(Double.POSITIVE_INFINITY, check.worst().error());
    }

    @Test
    void zeroAgainstZero_isExactAndAgainstAnythingElseInfinitelyFar() {
        check.number("x", Tolerance.VALUE, 0, -0.0);
        assertTrue(check.ok());
        check.number("y", Tolerance.VALUE, 0, 1e-300);
        assertFalse(check.ok());
    }

    @Test
    void otherLength_isOurFault() {
        assertThrows(
                IllegalArgumentException.class, () -> check.list("x", Tolerance.VALUE, new double[2], new double[3]));
    }
}
