package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Numbers from SciPy 1.17.1. */
class CorrelationTest {
    private static final double[] X = {3.1, 1.2, 5.5, 1.2, 4.0, 9.75, 2.5, 3.1};
    private static final double[] Y = {2.0, 1.0, 6.5, 2.0, 2.0, 8.0, 0.5, 7.25};

    @Test
    void correlations_withTiesAreThoseOfScipy() {
        assertEquals(0.7436110863774462, Correlation.pearson(X, Y).orElseThrow(), 1e-14);
        assertEquals(0.7284505775290724, Correlation.spearman(X, Y).orElseThrow(), 1e-14);
        assertEquals(0.5883484054145521, Correlation.kendall(X, Y).orElseThrow(), 1e-14);
    }

    @Test
    void ranks_ofTiesAreTheirMean() {
        assertArrayEquals(new double[] {4.5, 1.5, 7, 1.5, 6, 8, 3, 4.5}, Ranks.average(X));
        assertArrayEquals(new double[] {}, Ranks.average());
        assertArrayEquals(
                new double[] {1, 2.5, 2.5, 4},
                Ranks.average(Double.NEGATIVE_INFINITY, -0.0, 0.0, Double.POSITIVE_INFINITY));
    }

    @Test
    void constantSide_hasNoCorrelation() {
        double[] flat = {2, 2, 2};
        double[] rising = {1, 2, 3};
        assertEquals(OptionalDouble.empty(), Correlation.pearson(flat, rising));
        assertEquals(OptionalDouble.empty(), Correlation.spearman(rising, flat));
        assertEquals(OptionalDouble.empty(), Correlation.kendall(flat, rising));
        assertEquals(OptionalDouble.empty(), Correlation.kendall(new double[] {1}, new double[] {1}));
        assertEquals(OptionalDouble.empty(), Correlation.pearson(new double[] {}, new double[] {}));
    }

    @Test
    void hugeAndTinyValues_neitherOverflowNorVanish() {
        double[] rising = {1, 2, 3};
        assertEquals(
                1,
                Correlation.pearson(new double[] {1e300, 2e300, 3e300}, rising).orElseThrow(),
                1e-15);
        assertEquals(
                -1,
                Correlation.pearson(new double[] {3e-300, 2e-300, 1e-300}, rising)
                        .orElseThrow(),
                1e-15);
    }

    @Test
    void unpairedOrAbsentValues_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> Correlation.kendall(new double[1], new double[2]));
        assertThrows(
                IllegalArgumentException.class,
                () -> Correlation.spearman(new double[] {1, Double.NaN}, new double[] {1, 2}));
    }

    @Test
    void topK_countsTheSharedBest() {
        double[] a = {9, 8, 7, 1, 2};
        double[] b = {9, 1, 7, 8, 2};
        assertEquals(1, TopK.overlap(a, b, 1));
        assertEquals(0.5, TopK.overlap(a, b, 2));
        assertEquals(2 / 3.0, TopK.overlap(a, b, 3));
        assertEquals(1, TopK.overlap(a, b, 5));
        assertThrows(IllegalArgumentException.class, () -> TopK.overlap(a, b, 0));
        assertThrows(IllegalArgumentException.class, () -> TopK.overlap(a, b, 6));
    }

    @Test
    void topK_breaksTiesInExpectation() {
        double[] flat = {5, 5, 5, 5};
        assertEquals(0.5, TopK.overlap(flat, flat, 2)); // k/n
        // Second place in a is shared by positions 1 and 2, of which only 1 is in b's best two.
        assertEquals(0.75, TopK.overlap(new double[] {9, 5, 5, 1}, new double[] {9, 8, 1, 2}, 2));
    }
}
