package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.random.RandomStream;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fronts of points; in the first tests x is a cost and y a gain. */
class ParetoFrontTest {
    private static int[] front(double[] x, double[] y) {
        return ParetoFront.of(x, false, y, true);
    }

    @Test
    void dominatedPoints_areLeftOut_andTheCheapestComesFirst() {
        assertArrayEquals(new int[] {2, 0}, front(new double[] {3, 2, 1, 4}, new double[] {9, 5, 5, 9}));
    }

    @Test
    void equalPoints_areOnTheFrontTogether() {
        assertArrayEquals(new int[] {0, 2}, front(new double[] {1, 2, 1}, new double[] {7, 7, 7}));
        assertArrayEquals(new int[] {0, 1, 2}, front(new double[] {0, -0.0, 0}, new double[] {1, 1, 1}));
    }

    @Test
    void aTieInOneCoordinate_isDecidedByTheOther() {
        assertArrayEquals(new int[] {1}, front(new double[] {1, 1, 1}, new double[] {3, 5, 4}));
        assertArrayEquals(new int[] {2}, front(new double[] {3, 2, 1}, new double[] {5, 5, 5}));
    }

    @Test
    void noPoint_andOnePoint() {
        assertArrayEquals(new int[0], front(new double[0], new double[0]));
        assertArrayEquals(new int[] {0}, front(new double[] {1}, new double[] {1}));
    }

    @Test
    void notANumber_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> front(new double[] {Double.NaN}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> front(new double[] {1}, new double[] {1, 2}));
    }

    /** The definition, point against point, on coarse points that tie often, in all four directions. */
    @Test
    void front_isWhatNoOtherPointDominates() {
        for (int seed = 0; seed < 400; seed++) {
            RandomStream random = new RandomStream(seed);
            int n = random.nextInt(30);
            double[] x = random.ints(n, 0, 6).asDoubleStream().toArray();
            double[] y = random.ints(n, 0, 6).asDoubleStream().toArray();
            boolean xHigh = random.nextBoolean();
            boolean yHigh = random.nextBoolean();
            TreeSet<Integer> expected = new TreeSet<>();
            for (int i = 0; i < n; i++) {
                int at = i;
                if (IntStream.range(0, n).noneMatch(j -> dominates(x, xHigh, y, yHigh, j, at))) {
                    expected.add(i);
                }
            }
            TreeSet<Integer> found = new TreeSet<>();
            for (int at : ParetoFront.of(x, xHigh, y, yHigh)) {
                found.add(at);
            }
            assertEquals(expected, found, "seed " + seed);
        }
    }

    private static boolean dominates(double[] x, boolean xHigh, double[] y, boolean yHigh, int j, int i) {
        double dx = xHigh ? x[j] - x[i] : x[i] - x[j];
        double dy = yHigh ? y[j] - y[i] : y[i] - y[j];
        return dx >= 0 && dy >= 0 && (dx > 0 || dy > 0);
    }
}
