package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers from SciPy 1.17.1, unless said otherwise. */
class HypothesisTest {
    @Test
    void signedRank_countsTiesExactlyAndLeavesZerosOut() {
        double[] a = {10, 12, 9, 15, 11, 14, 13, 8};
        double[] b = {8, 13, 5, 10, 11, 8, 12, 1};
        SignedRankTest t = SignedRankTest.of(a, b);
        assertEquals(8, t.pairs());
        assertEquals(7, t.nonZero());
        assertEquals(26.5, t.positiveRanks());
        assertEquals(1.5, t.negativeRanks());
        assertEquals(OptionalDouble.of(0.046875), t.p()); // 3 of 64 sign patterns, counted
    }

    @Test
    void signedRank_withoutTiesIsThatOfScipy() {
        double[] d = {1, -2, 3, 4, 5, 6, -7, 8, 9, 10};
        assertEquals(0.064453125, SignedRankTest.of(d, new double[10]).p().orElseThrow());
    }

    @Test
    void signedRank_saysTooFewBelowSixDifferences() {
        SignedRankTest five = SignedRankTest.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {0, 0, 0, 0, 0, 6});
        assertTrue(five.tooFew());
        assertEquals(OptionalDouble.empty(), five.p());
        assertEquals(0.0625, five.smallestP());
        SignedRankTest six = SignedRankTest.of(new double[] {1, 2, 3, 4, 5, 6}, new double[6]);
        assertFalse(six.tooFew());
        assertEquals(OptionalDouble.of(0.03125), six.p());
        assertEquals(six.smallestP(), six.p().orElseThrow());
        assertEquals(1, SignedRankTest.of(new double[3], new double[3]).smallestP());
    }

    @Test
    void signedRank_ofManyPairsIsNormal() {
        double[] d = IntStream.rangeClosed(1, 250)
                .mapToDouble(i -> i % 3 == 0 ? -i : i)
                .toArray();
        double p = SignedRankTest.of(d, new double[250]).p().orElseThrow();
        assertEquals(4.895920687723964e-06, p, 1e-16);
    }

    @Test
    void signedRank_normalMeetsExactWhereTheyMeet() {
        double[] ranks = IntStream.rangeClosed(1, SignedRankTest.MOST_EXACT)
                .mapToDouble(i -> i)
                .toArray();
        double w = 8400; // of 10050 at the middle: p near 0.04
        double exact = SignedRankTest.exact(ranks, w);
        assertEquals(
                exact,
                SignedRankTest.normal(ranks, w),
                exact / ranks.length); // the error of the approximation is O(1/n)
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 1, 0.47950012218695337",
        "3.841458820694124, 1, 0.05",
        "10, 3, 0.01856613546304325",
        "1, 7, 0.9948285365165155",
        "100, 20, 1.2596084591660847e-12",
        "700, 2, 9.929590396265143e-153",
        "2.5, 40, 1",
        "0, 5, 1",
        "Infinity, 5, 0"
    })
    void chiSquare_survivalIsThatOfScipy(double x, int df, double expected) {
        assertEquals(expected, ChiSquare.survival(x, df), 2e-13 * expected); // exp of 350 loses 350 ulps
    }

    @Test
    void chiSquare_ofTwoDegreesIsExponential() {
        for (double x = 0.1; x < 30; x += 0.7) {
            assertEquals(Math.exp(-x / 2), ChiSquare.survival(x, 2), 1e-14);
        }
        assertThrows(IllegalArgumentException.class, () -> ChiSquare.survival(1, 0));
    }

    @Test
    void friedman_withTiesIsThatOfScipy() {
        double[][] f = {
            {91.2, 90.1, 93.0, 92.2},
            {90.0, 90.0, 92.5, 91.0},
            {89.5, 90.4, 92.0, 92.0},
            {91.0, 90.8, 91.9, 92.3},
            {90.7, 90.2, 92.2, 92.2}
        };
        FriedmanTest t = FriedmanTest.of(f).orElseThrow();
        assertEquals(13.08510638297872, t.statistic(), 1e-13);
        assertEquals(0.004456126462793271, t.p(), 1e-16);
        assertEquals(List.of(1.7, 1.3, 3.6, 3.4), t.meanRanks());
        assertEquals(5, t.blocks());
        assertEquals(4, t.methods());
    }

    @Test
    void friedman_ofEqualMethodsIsAbsent() {
        assertEquals(Optional.empty(), FriedmanTest.of(new double[][] {{1, 1, 1}, {2, 2, 2}}));
        assertThrows(IllegalArgumentException.class, () -> FriedmanTest.of(new double[][] {{1, 2}}));
        assertThrows(IllegalArgumentException.class, () -> FriedmanTest.of(new double[][] {{1, 2}, {1}}));
    }

    /** By hand: 0.01 x 4; 0.02 x 3 = 0.06; 0.03 x 2 = 0.06; 0.04 x 1, raised to 0.06. */
    @Test
    void holm_multipliesStepByStep() {
        double[] adjusted = Holm.adjust(0.03, 0.01, 0.04, 0.02);
        assertArrayEquals(new double[] {0.06, 0.04, 0.06, 0.06}, adjusted, 1e-15);
        assertArrayEquals(new double[] {1, 1}, Holm.adjust(0.7, 0.9));
        assertThrows(IllegalArgumentException.class, () -> Holm.adjust(0.5, 1.1));
        assertThrows(IllegalArgumentException.class, () -> Holm.adjust(Double.NaN));
    }
}
