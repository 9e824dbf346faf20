package assay.internal.core.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Fisher's permutation test for the difference of two means, unpaired. It looks at all ways to divide the pooled values into
 * groups of the two sizes; p is the share in which the means differ at least as much as in the data (Fisher, The Design of
 * Experiments, 1935; Pitman, Supplement to the JRSS 4, 1937). Nothing is assumed about the distribution.
 *
 * @param difference mean of the first minus mean of the second
 * @param smallestP the smallest p that groups of these sizes can give: 2/70 for 4 and 4
 */
public record PermutationTest(double difference, double smallestP, double p) {
    /** If there are more divisions than this, {@link #DRAWN} of them are drawn, always the same ones. */
    static final double MOST_EXACT = 1e6;

    private static final int DRAWN = 100_000;

    /** Two-sided. */
    public static PermutationTest of(double[] x, double[] y) {
        DataConditions.notEmpty(x);
        DataConditions.notEmpty(y);
        DataConditions.finite(x);
        DataConditions.finite(y);
        double deals = deals(x.length + y.length, x.length);
        Deals dealt = new Deals(x, y, true);
        dealt.deal(deals);
        double smallest = Math.min(1, (x.length == y.length ? 2 : 1) / deals);
        return new PermutationTest(Summary.mean(x) - Summary.mean(y), smallest, dealt.share());
    }

    /**
     * One-sided: has the mean risen by more than a margin? The values before are raised by the margin, and those divisions
     * count in which the first mean is at least as far above the second as in the data. Exact if the two distributions differ
     * only by a shift.
     *
     * @return with {@code after} as the first group, and the difference without the margin
     */
    public static PermutationTest rise(double[] before, double[] after, double margin) {
        DataConditions.notEmpty(before);
        DataConditions.notEmpty(after);
        DataConditions.finite(before);
        DataConditions.finite(after);
        DataConditions.finite(margin);
        double[] raised = Arrays.stream(before).map(v -> v + margin).toArray();
        Deals dealt = new Deals(after, raised, false);
        double deals = deals(after.length + before.length, after.length);
        dealt.deal(deals);
        double smallest = deals <= MOST_EXACT ? 1 / deals : 1.0 / (DRAWN + 1);
        return new PermutationTest(Summary.mean(after) - Summary.mean(before), smallest, dealt.share());
    }

    /** n over k. */
    private static double deals(int n, int k) {
        double deals = 1;
        for (int i = 1; i <= k; i++) {
            deals = deals * (n - k + i) / i;
        }
        return deals;
    }

    /** Divides the pooled values; the sum of the first group determines the difference. */
    private static final class Deals {
        private final double[] pool;
        private final int size;
        private final double expected;
        private final double limit;
        private final boolean twoSided;
        private long dealt;
        private long extreme;

        Deals(double[] x, double[] y, boolean twoSided) {
            this.twoSided = twoSided;
            pool = new double[x.length + y.length];
            System.arraycopy(x, 0, pool, 0, x.length);
            System.arraycopy(y, 0, pool, x.length, y.length);
            size = x.length;
            expected = Summary.mean(pool) * size;
            double scale = 0;
            for (double v : pool) {
                scale += Math.abs(v);
            }
            // A division of the same values, summed in another order, must count as equally extreme: 1e-12 of the sum
            // is far
            // above its rounding and far below any difference of accuracies.
            double found = Summary.mean(x) * size - expected;
            limit = (twoSided ? Math.abs(found) : found) - 1e-12 * scale;
        }

        void deal(double deals) {
            if (deals <= MOST_EXACT) {
                all(0, size, 0);
            } else {
                some(DRAWN);
            }
        }

        void all(int next, int left, double sum) {
            if (left == 0) {
                count(sum);
                return;
            }
            for (int i = next; i <= pool.length - left; i++) {
                all(i + 1, left - 1, sum + pool[i]);
            }
        }

        void some(int times) {
            count(Double.POSITIVE_INFINITY); // the division in the data, so that p is never 0
            SplittableRandom random = new SplittableRandom(times);
            for (int t = 0; t < times; t++) {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    int j = random.nextInt(i, pool.length);
                    double swap = pool[i];
                    pool[i] = pool[j];
                    pool[j] = swap;
                    sum += pool[i];
                }
                count(sum);
            }
        }

        private void count(double sum) {
            dealt++;
            double above = sum - expected;
            extreme += (twoSided ? Math.abs(above) : above) >= limit ? 1 : 0;
        }

        double share() {
            return (double) extreme / dealt;
        }
    }
}
