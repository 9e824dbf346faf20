package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random data with many ties; the plain definitions are the oracles. The name of a failed case is its seed. */
class StatisticsPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void kendall_isThatOfThePlainDefinition(long seed) {
        RandomStream random = new RandomStream(seed);
        int n = random.nextInt(60);
        double[] x = ties(random, n);
        double[] y = ties(random, n);
        assertEquals(plainKendall(x, y), Correlation.kendall(x, y));
    }

    private static OptionalDouble plainKendall(double[] x, double[] y) {
        long balance = 0;
        long untiedX = 0;
        long untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double sx = Math.signum(x[i] - x[j]);
                double sy = Math.signum(y[i] - y[j]);
                balance += (long) (sx * sy);
                untiedX += sx != 0 ? 1 : 0;
                untiedY += sy != 0 ? 1 : 0;
            }
        }
        return untiedX == 0 || untiedY == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(-1, Math.min(1, balance / (Math.sqrt(untiedX) * Math.sqrt(untiedY)))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rankCorrelations_areSymmetricAntisymmetricAndBlindToMonotoneMaps(long seed) {
        RandomStream random = new RandomStream(seed);
        double[] x = ties(random, 30);
        double[] y = ties(random, 30);
        double[] cubed = Arrays.stream(x).map(v -> v * v * v + 1).toArray();
        double[] minus = Arrays.stream(x).map(v -> -v).toArray();
        double tau = Correlation.kendall(x, y).orElseThrow();
        assertEquals(tau, Correlation.kendall(y, x).orElseThrow());
        assertEquals(0 - tau, Correlation.kendall(minus, y).orElseThrow());
        assertEquals(tau, Correlation.kendall(cubed, y).orElseThrow());
        double rho = Correlation.spearman(x, y).orElseThrow();
        assertEquals(rho, Correlation.spearman(y, x).orElseThrow());
        assertEquals(-rho, Correlation.spearman(minus, y).orElseThrow(), 1e-15);
        assertEquals(rho, Correlation.spearman(cubed, y).orElseThrow());
        assertEquals(1, Correlation.spearman(x, cubed).orElseThrow(), 1e-15);
        assertEquals(1, Correlation.kendall(x, cubed).orElseThrow(), 1e-15);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ranks_areTheCountOfSmallerAndHalfOfTheEqual(long seed) {
        double[] x = ties(new RandomStream(seed), 25);
        double[] plain = Arrays.stream(x)
                .map(v -> Arrays.stream(x).filter(w -> w < v).count()
                        + (Arrays.stream(x).filter(w -> w == v).count() + 1) / 2.0)
                .toArray();
        assertArrayEquals(plain, Ranks.average(x));
    }

    /** Every pattern of signs, counted. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void signedRank_isTheCountOfSignPatterns(long seed) {
        RandomStream random = new RandomStream(seed);
        int n = 6 + random.nextInt(4);
        double[] d = IntStream.range(0, n)
                .mapToDouble(i -> (1 + random.nextInt(6)) * (random.nextBoolean() ? 1 : -1))
                .toArray();
        SignedRankTest t = SignedRankTest.of(d, new double[n]);
        double[] ranks = Ranks.average(Arrays.stream(d).map(Math::abs).toArray());
        double least = Math.min(t.positiveRanks(), t.negativeRanks());
        long asExtreme = IntStream.range(0, 1 << n)
                .filter(signs -> IntStream.range(0, n)
                                .filter(i -> (signs >> i & 1) == 1)
                                .mapToDouble(i -> ranks[i])
                                .sum()
                        <= least)
                .count();
        assertEquals(Math.min(1, 2.0 * asExtreme / (1 << n)), t.p().orElseThrow(), 1e-15);
        SignedRankTest swapped = SignedRankTest.of(new double[n], d);
        assertEquals(t.p(), swapped.p());
        assertEquals(t.positiveRanks(), swapped.negativeRanks());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holm_keepsTheOrderAndLiesBetweenRawAndBonferroni(long seed) {
        RandomStream random = new RandomStream(seed);
        double[] p = random.doubles(8).map(v -> v * v).toArray();
        double[] adjusted = Holm.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertTrue(p[i] <= adjusted[i] && adjusted[i] <= Math.min(1, p.length * p[i]));
            for (int j = 0; j < p.length; j++) {
                assertTrue(p[i] > p[j] || adjusted[i] <= adjusted[j]);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void summary_isOrderedAndMovesWithItsData(long seed) {
        RandomStream random = new RandomStream(seed);
        double[] x = random.doubles(1 + random.nextInt(20)).toArray();
        Summary s = Summary.of(x);
        assertTrue(s.min() <= s.lowerQuartile()
                && s.lowerQuartile() <= s.median()
                && s.median() <= s.upperQuartile()
                && s.upperQuartile() <= s.max()
                && s.min() <= s.mean()
                && s.mean() <= s.max());
        Summary moved = Summary.of(Arrays.stream(x).map(v -> 4 * v + 8).toArray());
        assertEquals(4 * s.mean() + 8, moved.mean(), 1e-14); // a few roundings of numbers below 12
        assertEquals(4 * s.median() + 8, moved.median(), 1e-14);
        assertEquals(
                s.standardDeviation().isPresent(), moved.standardDeviation().isPresent());
        assertEquals(
                4 * s.standardDeviation().orElse(0), moved.standardDeviation().orElse(0), 1e-13);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void topK_isSymmetricAndBlindToTheOrderOfTheData(long seed) {
        RandomStream random = new RandomStream(seed);
        double[] x = ties(random, 20);
        double[] y = ties(random, 20);
        int k = 1 + random.nextInt(20);
        double overlap = TopK.overlap(x, y, k);
        assertEquals(overlap, TopK.overlap(y, x, k), 1e-15);
        int[] order = IntStream.range(0, 20).toArray();
        random.shuffle(order);
        double[] xs = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        double[] ys = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        assertEquals(overlap, TopK.overlap(xs, ys, k), 1e-14);
        assertTrue(overlap >= 0 && overlap <= 1 + 1e-15);
    }

    private static double[] ties(RandomStream random, int n) {
        int levels = 2 + random.nextInt(12);
        return IntStream.range(0, n)
                .mapToDouble(i -> random.nextInt(levels) - 3)
                .toArray();
    }
}
