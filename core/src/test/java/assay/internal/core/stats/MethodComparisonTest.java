package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparing several methods: against published worked examples, and SciPy 1.17.1 where it is named. */
class MethodComparisonTest {
    /**
     * The ranks of C4.5, C4.5+m, C4.5+cf and C4.5+m+cf on 14 data sets: the worked example of Demsar, Statistical Comparisons
     * of Classifiers over Multiple Data Sets, JMLR 7, 2006, table 6.
     */
    private static final double[][] DEMSAR = {
        {4, 3, 2, 1}, {1, 2, 3, 4}, {4, 1, 2, 3}, {4, 1, 3, 2}, {4, 2, 3, 1}, {1, 2.5, 4, 2.5}, {3, 2, 4, 1},
        {2.5, 2.5, 4, 1}, {4, 3, 2, 1}, {2.5, 2.5, 2.5, 2.5}, {4, 2.5, 1, 2.5}, {3, 2, 4, 1}, {4, 1, 2, 3}, {3, 1, 4, 2}
    };

    /** The paper's 9.28 is not corrected for ties; scipy.stats.friedmanchisquare of these ranks, which is, gives 10.228. */
    @Test
    void friedman_hasTheMeanRanksOfDemsarAndTheCorrectedStatisticOfScipy() {
        FriedmanTest t = FriedmanTest.of(DEMSAR).orElseThrow();
        double[] published = {3.143, 2.000, 2.893, 1.964};
        for (int j = 0; j < 4; j++) {
            assertEquals(published[j], t.meanRanks().get(j), 5e-4); // printed to three decimals
        }
        double uncorrected = 12.0
                * 14
                / (4 * 5)
                * (t.meanRanks().stream().mapToDouble(r -> r * r).sum() - 4 * 25 / 4.0);
        assertEquals(9.28, uncorrected, 5e-3);
        assertEquals(10.228346456692925, t.statistic(), 1e-12);
        assertEquals(0.016721580328441323, t.p(), 1e-14);
    }

    /** Demsar 2006, table 5 (a), printed to three decimals. */
    @ParameterizedTest
    @CsvSource({
        "2, 1.960, 1.645",
        "3, 2.343, 2.052",
        "4, 2.569, 2.291",
        "5, 2.728, 2.459",
        "6, 2.850, 2.589",
        "7, 2.949, 2.693",
        "8, 3.031, 2.780",
        "9, 3.102, 2.855",
        "10, 3.164, 2.920"
    })
    void nemenyi_hasThePublishedCriticalValues(int methods, double five, double ten) {
        // The paper's table was made from rounded values: its last digit is off by up to one.
        assertEquals(five, CriticalDifference.of(1, methods, 0.05).q(), 1e-3);
        assertEquals(ten, CriticalDifference.of(1, methods, 0.10).q(), 1e-3);
    }

    /** Demsar 2006, section 3.2.2: CD = 1.25 at 0.05 and 1.12 at 0.10 for 4 classifiers on 14 data sets. */
    @Test
    void nemenyi_hasThePublishedDifferenceOfTheWorkedExample() {
        CriticalDifference five = CriticalDifference.of(14, 4, 0.05);
        assertEquals(1.25, five.difference(), 5e-3);
        assertEquals(1.12, CriticalDifference.of(14, 4, 0.10).difference(), 5e-3);
        // The paper: at 0.10 C4.5 differs from C4.5+m and C4.5+m+cf, and nothing else does; at 0.05 nothing is shown.
        double[] ranks = {3.143, 2.000, 2.893, 1.964};
        assertEquals(List.of("[3, 1, 2, 0]"), text(five.groups(ranks)));
        assertEquals(
                List.of("[3, 1, 2]", "[2, 0]"),
                text(CriticalDifference.of(14, 4, 0.10).groups(ranks)));
    }

    @Test
    void groups_ofEqualRanksAreOne_andOfFarOnesNone() {
        CriticalDifference cd = CriticalDifference.of(10_000, 3, 0.05);
        assertEquals(List.of("[0, 1, 2]"), text(cd.groups(2, 2, 2)));
        assertEquals(List.of(), text(cd.groups(1, 2, 3)));
        assertEquals(List.of("[1, 2]"), text(cd.groups(3, 1.5, 1.5)));
    }

    private static List<String> text(List<int[]> groups) {
        return groups.stream().map(Arrays::toString).toList();
    }

    /** scipy.stats.studentized_range.ppf(0.95, k, inf) and .cdf(3, k, inf). */
    @ParameterizedTest
    @CsvSource({
        "2, 2.771807648699355",
        "3, 3.314493155398122",
        "5, 3.857655510378623",
        "10, 4.474124221725907",
        "20, 5.0116887941184425"
    })
    void studentizedRange_isThatOfScipy(int k, double expected) {
        assertEquals(expected, StudentizedRange.critical(0.05, k), 1e-8); // SciPy integrates to about 1e-9
    }

    @Test
    void studentizedRange_cumulativeIsThatOfScipyAndItsEndsAreKnown() {
        assertEquals(0.9661051464753106, StudentizedRange.cumulative(3, 2), 1e-9);
        assertEquals(0.9144574283450421, StudentizedRange.cumulative(3, 3), 1e-9);
        assertEquals(0.48781592602919316, StudentizedRange.cumulative(3, 10), 1e-9);
        assertEquals(0, StudentizedRange.cumulative(0, 3));
        assertEquals(1, StudentizedRange.cumulative(30, 20), 1e-12);
        // Two variables differ by normal(0, 2): 1.959964 is the two-sided 5 % point.
        assertEquals(1.959963984540054, StudentizedRange.critical(0.05, 2) / Math.sqrt(2), 1e-10);
        assertThrows(IllegalArgumentException.class, () -> StudentizedRange.cumulative(1, 1));
        assertThrows(IllegalArgumentException.class, () -> StudentizedRange.critical(0, 3));
    }

    /**
     * The depression scale factors of Hollander and Wolfe, Nonparametric Statistical Methods, 1973, page 29: the example of R's
     * {@code wilcox.test}, which prints V = 40, p-value = 0.03906.
     */
    @Test
    void signedRank_isThatOfThePublishedExample() {
        SignedRankTest t = SignedRankTest.of(FIRST, SECOND);
        assertEquals(40, t.positiveRanks());
        assertEquals(5, t.negativeRanks());
        assertEquals(0.0390625, t.p().orElseThrow());
        assertEquals(35.0 / 45, t.rankBiserial().orElseThrow(), 1e-15); // (40 - 5) / 45
    }

    private static final double[] FIRST = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    private static final double[] SECOND = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

    @Test
    void rankBiserial_ofOneSidedIsOne_andOfNoDifferenceAbsent() {
        assertEquals(
                1,
                SignedRankTest.of(new double[] {2, 3}, new double[] {1, 1})
                        .rankBiserial()
                        .orElseThrow());
        assertEquals(
                -1,
                SignedRankTest.of(new double[] {1}, new double[] {2})
                        .rankBiserial()
                        .orElseThrow());
        assertEquals(
                OptionalDouble.empty(),
                SignedRankTest.of(new double[4], new double[4]).rankBiserial());
    }

    /** Positions and levels: 1 - 2 scipy.stats.binom.cdf(j - 1, n, 0.5) for the largest j that keeps 0.95. */
    @ParameterizedTest
    @CsvSource({
        "6, 1, 0.96875",
        "9, 2, 0.9609375",
        "10, 2, 0.978515625",
        "20, 6, 0.9586105346679688",
        "25, 8, 0.9567147493362427",
        "500, 228, 0.9559365304210727",
        "2000, 956, 0.9534471795082164"
    })
    void medianInterval_takesTheOrderStatisticsOfTheBinomial(int n, int j, double level) {
        double[] oneToN = IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
        MedianInterval m = MedianInterval.of(oneToN, 0.95);
        Interval i = m.interval().orElseThrow();
        assertEquals((n + 1) / 2.0, m.median());
        assertEquals(j, i.low());
        assertEquals(n + 1 - j, i.high());
        assertEquals(level, i.level(), 1e-11); // sums of up to 1,000 chances taken from logarithms
    }

    @Test
    void medianInterval_ofFewIsAbsent_andOfConstantsAPoint() {
        assertEquals(
                Optional.empty(),
                MedianInterval.of(new double[] {1, 2, 3, 4, 5}, 0.95).interval());
        Interval point = MedianInterval.of(new double[] {7, 7, 7, 7, 7, 7}, 0.95)
                .interval()
                .orElseThrow();
        assertArrayEquals(new double[] {7, 7}, new double[] {point.low(), point.high()});
        assertEquals(3, MedianInterval.of(new double[] {3}, 0.95).median());
        assertThrows(IllegalArgumentException.class, () -> MedianInterval.of(new double[0], 0.95));
    }

    /** By hand: (1, 1) to the reference (4, 0), x low and y high: 3 x 1; then (2, 3): 2 x 2 more; (3, 2) is dominated. */
    @Test
    void hypervolume_isTheAreaCountedByHand() {
        double[] x = {2, 1, 3, 5, 1};
        double[] y = {3, 1, 2, 9, -1};
        assertEquals(7, Hypervolume.of(x, false, y, true, 4, 0));
        assertEquals(0, Hypervolume.of(new double[0], false, new double[0], true, 4, 0));
        // Turned round, the same area.
        double[] minus = Arrays.stream(x).map(v -> -v).toArray();
        assertEquals(7, Hypervolume.of(minus, true, y, true, -4, 0));
        assertTrue(Hypervolume.of(x, false, y, true, 6, 0) > 7);
    }
}
