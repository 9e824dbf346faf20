package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {
    private static Optional<Interval> of(double... values) {
        return MeanInterval.of(values, 0.95, 1000, new Seeds(0).stream("test"));
    }

    /** R: t.test(c(1, 3)): -10.7062 to 14.7062; t.test(c(1, 2, 3, 4)): 0.445739743 to 4.554260257. */
    @Test
    void belowSixValues_itIsStudents() {
        Interval two = of(1, 3).orElseThrow();
        assertEquals(-10.7062047, two.low(), 1e-6);
        assertEquals(14.7062047, two.high(), 1e-6);
        Interval four = of(1, 2, 3, 4).orElseThrow();
        assertEquals(0.445739743, four.low(), 1e-8);
        assertEquals(4.554260257, four.high(), 1e-8);
    }

    @Test
    void within_cutsWhatCannotBe() {
        Interval two = of(1, 3).orElseThrow();
        assertEquals(new Interval(1, two.high(), 0.95), two.within(1, Double.POSITIVE_INFINITY));
        assertEquals(new Interval(two.low(), 4, 0.95), two.within(-100, 4));
    }

    @Test
    void fromSixValuesOn_itIsTheBootstraps() {
        double[] six = {1, 2, 3, 4, 5, 6};
        assertEquals(Interval.ofMean(six, 0.95, 1000, new Seeds(0).stream("test")), of(six));
    }

    @Test
    void oneValue_hasNone_andEqualOnesArePoints() {
        assertTrue(of(3).isEmpty());
        assertEquals(Optional.of(new Interval(2, 2, 0.95)), of(2, 2));
        assertTrue(
                MeanInterval.welch(new double[] {1}, new double[] {1, 2}, 0.95).isEmpty());
    }

    /** By hand: means 2 and 6, variances of the means 1/3 and 4/3, df = (5/3)^2 / ((1/9)/2 + (16/9)/2) = 50/17. */
    @Test
    void welchsTest_byHand() {
        WelchTest t = WelchTest.of(new double[] {1, 2, 3}, new double[] {4, 6, 8});
        assertEquals(-4, t.difference(), 1e-12);
        assertEquals(Math.sqrt(5.0 / 3), t.standardError(), 1e-12);
        assertEquals(50.0 / 17, t.freedom(), 1e-12);
        assertEquals(2 * StudentT.survival(4 / Math.sqrt(5.0 / 3), 50.0 / 17), t.p(), 1e-12);
        assertEquals(new WelchTest(0, 0, 1, 1), WelchTest.of(new double[] {1, 1}, new double[] {1, 1}));
    }
}
