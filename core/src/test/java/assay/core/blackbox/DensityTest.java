package assay.core.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.internal.core.stats.ChiSquare;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DensityTest {
    private static final int[] WIDTHS = {3, 2, 5};

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static List<int[]> all() {
        List<int[]> all = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 2; b++) {
                for (int c = 0; c < 5; c++) {
                    all.add(new int[] {a, b, c});
                }
            }
        }
        return all;
    }

    private static List<int[]> points(RandomStream random) {
        List<int[]> points = new ArrayList<>();
        int n = 1 + random.nextInt(12);
        for (int i = 0; i < n; i++) {
            points.add(new int[] {random.nextInt(3), random.nextInt(2), random.nextInt(5)});
        }
        return points;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void boundedDensity_isAProbability(long seed) {
        RandomStream random = new RandomStream(seed);
        Density density = new Density(points(random), WIDTHS, random.nextDouble(), Density.Kernel.BOUNDED);
        double sum = 0;
        for (int[] choices : all()) {
            assertTrue(density.at(choices) >= 0);
            sum += density.at(choices);
        }
        assertEquals(1, sum, 1e-12); // 30 terms of float64
    }

    /** 1.06 sd n^(-1/(4+d)) of 0, 0, 1, 1 is 1.06 x 0.5 x 4^(-1/5); the other decision has no spread. */
    @Test
    void bandwidth_isTheNormalReference_andAtLeastTheLeast() {
        List<int[]> points = List.of(new int[] {0, 3}, new int[] {0, 3}, new int[] {1, 3}, new int[] {1, 3});
        Density density = new Density(points, new int[] {2, 5}, 0.01, Density.Kernel.RELEASED);
        assertEquals(1.06 * 0.5 * Math.pow(4, -1 / 6.0), density.bandwidths()[0], 1e-12); // float64
        assertEquals(0.01, density.bandwidths()[1]);
    }

    /** The released kernel: options 0 and 4 alone are two levels, and a bandwidth of 1.06 x 2 x 2^(-1/5) is above 1. */
    @Test
    void releasedKernel_countsTheOptionsSeen_andMayBeNegative() {
        Density density =
                new Density(List.of(new int[] {0}, new int[] {4}), new int[] {5}, 0.3, Density.Kernel.RELEASED);
        double h = 1.06 * 2 * Math.pow(2, -1 / 5.0);
        assertEquals(h, density.bandwidths()[0], 1e-12); // float64
        assertEquals(((1 - h) + h) / 2, density.at(new int[] {0}), 1e-12);
        assertEquals(h, density.at(new int[] {2}), 1e-12);
        Density agreed =
                new Density(List.of(new int[] {1}, new int[] {1}), new int[] {5}, 0.3, Density.Kernel.RELEASED);
        assertEquals(0.7, agreed.at(new int[] {1}), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, agreed.at(new int[] {0}));
    }

    /** Chi-square over 30 cells of 60,000 draws; a right program fails for one seed in a million. */
    @Test
    void draws_followTheDensity_whereItIsNotWidened() {
        RandomStream random = new RandomStream(8);
        Density density = new Density(points(random), WIDTHS, 0.2, Density.Kernel.BOUNDED);
        int n = 60_000;
        int[] counts = new int[30];
        for (int i = 0; i < n; i++) {
            int[] d = density.draw(1, random);
            counts[(d[0] * 2 + d[1]) * 5 + d[2]]++;
        }
        double x = 0;
        List<int[]> cells = all();
        for (int i = 0; i < 30; i++) {
            double e = n * density.at(cells.get(i));
            x += (counts[i] - e) * (counts[i] - e) / e;
        }
        assertTrue(ChiSquare.survival(x, 29) > 1e-6, "chi-square " + x);
    }

    @Test
    void widening_makesDrawsMoreUniform() {
        Density density =
                new Density(List.of(new int[] {1}, new int[] {1}), new int[] {5}, 0.1, Density.Kernel.BOUNDED);
        assertEquals(0.9, share(density, 1), 0.02); // 10,000 draws: standard error 0.005 at most
        assertEquals(0.7, share(density, 3), 0.02);
        assertEquals(0.2, share(density, 100), 0.02);
    }

    private static double share(Density density, double factor) {
        RandomStream random = new RandomStream(3);
        int own = 0;
        for (int i = 0; i < 10_000; i++) {
            own += density.draw(factor, random)[0] == 1 ? 1 : 0;
        }
        return own / 10_000.0;
    }
}
