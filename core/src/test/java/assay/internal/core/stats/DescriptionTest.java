package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Summary, regret and interval. */
class DescriptionTest {
    @Test
    void summary_isThatOfNumpy() {
        Summary s = Summary.of(3.1, 1.2, 5.5, 1.2, 4.0, 9.75, 2.5, 3.1);
        assertEquals(8, s.n());
        assertEquals(3.79375, s.mean(), 1e-15); // one rounding
        assertEquals(2.7908572031853276, s.standardDeviation().orElseThrow(), 1e-14);
        assertEquals(1.2, s.min());
        assertEquals(2.175, s.lowerQuartile(), 1e-15);
        assertEquals(3.1, s.median());
        assertEquals(4.375, s.upperQuartile(), 1e-15);
        assertEquals(9.75, s.max());
    }

    @Test
    void oneValue_hasNoDeviation() {
        assertEquals(new Summary(1, 0.1, OptionalDouble.empty(), 0.1, 0.1, 0.1, 0.1, 0.1), Summary.of(0.1));
    }

    @Test
    void equalValues_haveThatMeanAndNoSpread() {
        for (double v : new double[] {0.1, 94.37, 1e-300, 1e300, -7.7}) {
            Summary s = Summary.of(v, v, v, v, v, v, v);
            assertEquals(v, s.mean());
            assertEquals(0, s.standardDeviation().orElseThrow());
        }
    }

    @Test
    void smallSpreadOnALargeMean_isNotLost() {
        // Variance by the sum of squares would cancel here: 1e18 against 1.
        assertEquals(1, Summary.of(1e9 - 1, 1e9, 1e9 + 1).standardDeviation().orElseThrow());
    }

    @Test
    void absentValues_areRefused() {
        assertThrows(IllegalArgumentException.class, Summary::of);
        assertThrows(IllegalArgumentException.class, () -> Summary.of(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Ranks.average(Double.NaN));
    }

    @Test
    void regret_isTheDistanceToTheOptimum() {
        assertEquals(0, Regret.of(94.37, 94.37));
        assertEquals(0.5, Regret.of(94.5, 94.0));
        assertThrows(IllegalArgumentException.class, () -> Regret.of(94.37, 94.38));
        assertArrayEquals(new double[] {4, 4, 1, 1, 0}, Regret.curve(10, 6, 5, 9, 7, 10));
    }

    @Test
    void interval_repeatsForTheSameStreamAndHoldsTheMean() {
        double[] x = {91.2, 93.4, 90.8, 94.0, 92.2, 93.1};
        Interval i = Interval.ofMean(x, 0.95, 2000, new RandomStream(1)).orElseThrow();
        assertEquals(Optional.of(i), Interval.ofMean(x, 0.95, 2000, new RandomStream(1)));
        double mean = Summary.of(x).mean();
        assertTrue(i.low() < mean && mean < i.high(), i.toString());
        assertTrue(i.low() >= 90.8 && i.high() <= 94.0, i.toString());
        Interval narrow = Interval.ofMean(x, 0.5, 2000, new RandomStream(1)).orElseThrow();
        assertTrue(i.low() < narrow.low() && narrow.high() < i.high());
    }

    /** On the values 0 and 1 the mean of a resample is 0, 1/2 or 1 with chances 1/4, 1/2, 1/4. */
    @Test
    void interval_ofTwoValuesIsKnown() {
        double[] x = {0, 1};
        assertEquals(
                new Interval(0, 1, 0.9),
                Interval.ofMean(x, 0.9, 2000, new RandomStream(2)).orElseThrow());
        assertEquals(
                new Interval(0.5, 0.5, 0.25),
                Interval.ofMean(x, 0.25, 2000, new RandomStream(2)).orElseThrow());
    }

    /** 200 samples of 30 uniform numbers: about 0.95 sqrt(29/30) of the intervals hold the true mean. */
    @Test
    void interval_coversAsOftenAsItSays() {
        int held = 0;
        for (int sample = 0; sample < 200; sample++) {
            RandomStream random = new RandomStream(sample);
            double[] x = random.doubles(30).toArray();
            Interval i = Interval.ofMean(x, 0.95, 400, random).orElseThrow();
            held += i.low() <= 0.5 && 0.5 <= i.high() ? 1 : 0;
        }
        assertTrue(held >= 174 && held <= 200, held + " of 200"); // 188 expected, standard error 3.4
    }

    @Test
    void interval_ofOneValueIsAbsent() {
        assertEquals(Optional.empty(), Interval.ofMean(new double[] {1}, 0.95, 100, new RandomStream(0)));
    }
}
