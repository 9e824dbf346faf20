package assay.internal.proxies.study;

import assay.internal.core.stats.Ranks;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * Several scores of the same architectures together. Scores are larger-is-better, {@code [proxies][architectures]}, NaN
 * where undefined.
 */
public final class Combined {
    private Combined() {}

    /**
     * The sum over proxies of the average ranks. Each rank is divided by the number of architectures for which the proxy has a
     * score, so that all proxies have the same weight. NaN where any of them is undefined.
     */
    public static double[] rankSum(double[][] scores) {
        double[] sum = new double[architectures(scores)];
        for (double[] s : scores) {
            int[] defined = defined(s);
            double[] ranks =
                    Ranks.average(Arrays.stream(defined).mapToDouble(i -> s[i]).toArray());
            double[] share = new double[s.length];
            Arrays.fill(share, Double.NaN);
            for (int i = 0; i < defined.length; i++) {
                share[defined[i]] = ranks[i] / defined.length;
            }
            Arrays.setAll(sum, a -> sum[a] + share[a]);
        }
        return sum;
    }

    /**
     * The sum over proxies of ln(average rank / m), rank 1 the smallest: a bad rank by any of them counts heavily (AZ-NAS,
     * CVPR 2024). The pool is the m architectures for which at least one proxy has a score; others get NaN. Equal scores share
     * the mean of their ranks. An architecture for which a proxy is undefined or minus infinity has a rank below all others;
     * such ranks are shared in the same way.
     */
    public static double[] rankProduct(double[][] scores) {
        return ofShares(scores, 0, (joint, share) -> joint + StrictMath.log(share));
    }

    /**
     * The smallest over proxies of average rank / m: an architecture is as good as the proxy says that likes it least. Pool, ties and
     * undefined scores are those of {@link #rankProduct}.
     */
    public static double[] worstRank(double[][] scores) {
        return ofShares(scores, Double.POSITIVE_INFINITY, Math::min);
    }

    private static double[] ofShares(double[][] scores, double first, DoubleBinaryOperator join) {
        int[] pool = IntStream.range(0, architectures(scores))
                .filter(a -> Arrays.stream(scores).anyMatch(s -> !Double.isNaN(s[a])))
                .toArray();
        double[] joint = new double[architectures(scores)];
        Arrays.fill(joint, Double.NaN);
        for (int a : pool) {
            joint[a] = first;
        }
        for (double[] s : scores) {
            double[] ranks = Ranks.average(Arrays.stream(pool)
                    .mapToDouble(a -> Double.isNaN(s[a]) ? Double.NEGATIVE_INFINITY : s[a])
                    .toArray());
            for (int i = 0; i < pool.length; i++) {
                joint[pool[i]] = join.applyAsDouble(joint[pool[i]], ranks[i] / pool.length);
            }
        }
        return joint;
    }

    /**
     * Among the pairs of architectures with different truths, the share (0..1) that the majority of the proxies orders
     * correctly. zero-cost-nas prints it as "vote". It is not a rank correlation: for one proxy without ties it is (1 + tau) /
     * 2, with Kendall's tau. A proxy abstains if it is undefined for one of the two or equal for both; an undecided vote counts
     * one half.
     *
     * @param truth larger is better; NaN: left out
     * @return NaN if no pair differs
     */
    public static double vote(double[][] scores, double[] truth) {
        int n = architectures(scores);
        double right = 0;
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (truth[i] < truth[j] || truth[i] > truth[j]) {
                    int votes = 0;
                    for (double[] s : scores) {
                        votes += s[i] > s[j] ? 1 : s[i] < s[j] ? -1 : 0;
                    }
                    pairs++;
                    right += votes == 0 ? 0.5 : votes > 0 == truth[i] > truth[j] ? 1 : 0;
                }
            }
        }
        return right / pairs;
    }

    private static int[] defined(double[] s) {
        int[] at = new int[s.length];
        int n = 0;
        for (int i = 0; i < s.length; i++) {
            if (!Double.isNaN(s[i])) {
                at[n++] = i;
            }
        }
        return Arrays.copyOf(at, n);
    }

    private static int architectures(double[][] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("combined scores: expected at least one proxy, found none.");
        }
        return scores[0].length;
    }
}
