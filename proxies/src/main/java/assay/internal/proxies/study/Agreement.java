package assay.internal.proxies.study;

import assay.core.random.Seeds;
import assay.internal.core.stats.Bootstrap;
import assay.internal.core.stats.Correlation;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.Ndcg;
import assay.internal.core.stats.TopK;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well the order by a score agrees with the order by the truth.
 *
 * @param cells how many cells have a score and a truth; the others are left out, as in the published evaluation
 * @param top the share of the best tenth by score that is also in the best tenth by truth (ties broken at random)
 * @param ndcg {@link Ndcg}; empty if no cell has both
 * @param best what the score puts first; empty if no cell has both
 */
public record Agreement(
        int cells, Estimate spearman, Estimate kendall, Estimate top, OptionalDouble ndcg, Optional<Best> best) {
    /** The confidence of the intervals. */
    public static final double LEVEL = 0.95;

    /**
     * A number with its interval.
     *
     * @param value empty if score or truth is constant
     * @param interval percentile bootstrap over the architectures; empty if none was requested
     */
    public record Estimate(OptionalDouble value, Optional<Interval> interval) {}

    /**
     * The architecture with the highest score.
     *
     * @param arch its number; of equal scores the first
     * @param equal how many have this score
     * @param truth of this one
     * @param place of its truth among all that have both; 1: none is better
     */
    public record Best(int arch, int equal, double truth, int place) {}

    private interface Measure {
        OptionalDouble of(double[] score, double[] truth);
    }

    /**
     * @param score NaN where undefined
     * @param truth NaN where not measured; of the same length
     * @param resamples of the bootstrap; 0 for no intervals
     */
    public static Agreement of(double[] score, double[] truth, int resamples, Seeds seeds) {
        int[] both = IntStream.range(0, score.length)
                .filter(i -> !Double.isNaN(score[i]) && !Double.isNaN(truth[i]))
                .toArray();
        double[] s = pick(score, both);
        double[] t = pick(truth, both);
        return new Agreement(
                both.length,
                estimate(s, t, Correlation::spearman, resamples, seeds, "spearman"),
                estimate(s, t, Correlation::kendall, resamples, seeds, "kendall"),
                estimate(s, t, Agreement::topTenth, resamples, seeds, "top"),
                both.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Ndcg.of(s, t)),
                best(both, s, t));
    }

    private static Optional<Best> best(int[] archs, double[] s, double[] t) {
        int first = 0;
        for (int i = 1; i < s.length; i++) {
            first = s[i] > s[first] ? i : first;
        }
        if (archs.length == 0) {
            return Optional.empty();
        }
        double score = s[first];
        double truth = t[first];
        return Optional.of(new Best(
                archs[first],
                (int) Arrays.stream(s).filter(v -> v == score).count(),
                truth,
                1 + (int) Arrays.stream(t).filter(v -> v > truth).count()));
    }

    private static OptionalDouble topTenth(double[] score, double[] truth) {
        return OptionalDouble.of(TopK.overlap(score, truth, Math.max(1, score.length / 10)));
    }

    private static Estimate estimate(double[] s, double[] t, Measure measure, int resamples, Seeds seeds, String name) {
        OptionalDouble value = s.length < 2 ? OptionalDouble.empty() : measure.of(s, t);
        if (value.isEmpty() || resamples == 0) {
            return new Estimate(value, Optional.empty());
        }
        return new Estimate(
                value,
                Bootstrap.interval(
                        new int[] {s.length},
                        at -> measure.of(pick(s, at), pick(t, at)),
                        LEVEL,
                        resamples,
                        seeds.stream("bootstrap/" + name)));
    }

    private static double[] pick(double[] of, int[] at) {
        return IntStream.of(at).mapToDouble(i -> of[i]).toArray();
    }
}
