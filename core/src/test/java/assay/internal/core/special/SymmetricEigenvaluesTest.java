package assay.internal.core.special;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenvaluesTest {
    /** The second difference matrix of size n has 2 - 2 cos(k pi / (n + 1)), k = 1..n. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30})
    void secondDifferences_haveTheirClosedForm(int n) {
        double[][] a = new double[n][n];
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            a[i][i] = 2;
            if (i > 0) {
                a[i][i - 1] = -1;
                a[i - 1][i] = -1;
            }
            expected[i] = 2 - 2 * Math.cos((i + 1) * Math.PI / (n + 1));
        }
        assertArrayEquals(expected, SymmetricEigenvalues.of(a), 1e-13); // rounding of some 30 rotations of an element
    }

    /** Sum, sum of squares and sum of cubes are the traces of the matrix and its powers. */
    @Test
    void powerSums_areTheTracesOfPowers() {
        for (int seed = 0; seed < 20; seed++) {
            RandomStream random = new RandomStream(seed);
            int n = 2 + random.nextInt(8);
            double[][] a = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    a[i][j] = random.nextGaussian();
                    a[j][i] = a[i][j];
                }
            }
            double[] values = SymmetricEigenvalues.of(a);
            double[][] power = a;
            for (int k = 1; k <= 3; k++) {
                int exponent = k;
                double sum =
                        Arrays.stream(values).map(v -> Math.pow(v, exponent)).sum();
                assertEquals(trace(power), sum, 1e-11, "seed " + seed + ", power " + k); // values up to some hundreds
                power = product(power, a);
            }
        }
    }

    private static double trace(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i][i];
        }
        return sum;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                for (int k = 0; k < a.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    @Test
    void whatIsNotSymmetric_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> SymmetricEigenvalues.of(new double[][] {{1, 2}, {3, 1}}));
        assertThrows(IllegalArgumentException.class, () -> SymmetricEigenvalues.of(new double[][] {{1, 2}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> SymmetricEigenvalues.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}));
    }
}
