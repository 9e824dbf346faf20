package assay.internal.reports.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.core.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static final Digits FOUR = new Digits(4);

    @Test
    void allNumbersOfAKind_haveTheSameDecimals() {
        assertEquals("0.5614", FOUR.number(0.56141));
        assertEquals("0.5615 ± 0.0001", FOUR.meanStd(new double[] {0.5614, 0.5616}));
        assertEquals("−0.0012 to 0.0030", FOUR.range(Optional.of(new Interval(-0.0012, 0.003, 0.95))));
        assertEquals("+0.0007", FOUR.signed(0.0007));
        assertEquals(Format.NOTHING, FOUR.number(OptionalDouble.empty()));
    }

    /** With two decimals the same difference would be nothing. */
    @Test
    void differenceIsZero_whereNothingElseIsShown() {
        assertFalse(FOUR.isZero(0.0007));
        assertTrue(Digits.TWO.isZero(0.0007));
        assertTrue(FOUR.isZero(-0.00004));
        assertEquals("0.0000", FOUR.signed(0.00004));
    }
}
