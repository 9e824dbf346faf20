package assay.internal.proxies.study;

import assay.core.random.Seeds;
import assay.internal.core.stats.Summary;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/**
 * The results on a table of choosing, by score, the best of N drawn architectures, over many repetitions; the ablation of
 * BaLeNAS-TF. Nothing is scored here: scores and truths are looked up by the architecture's number.
 *
 * @param draws N, with repetitions
 * @param chosen the truths of the chosen architectures, one for each repetition
 * @param undecided how many repetitions had no draw with a score, so that the first drawn was taken
 */
public record BestOfStudy(int draws, Summary chosen, int undecided) {
    /**
     * @param score NaN where undefined; such an architecture is chosen only if all drawn ones are undefined. Of equal scores,
     *     the first drawn is chosen
     * @param truth of every architecture that can be drawn
     * @param sampler draws an architecture's number
     * @param seeds all scores see the same draws: repetition r of N draws has its own stream
     */
    public static BestOfStudy of(
            double[] score,
            double[] truth,
            ToIntFunction<RandomGenerator> sampler,
            int draws,
            int repetitions,
            Seeds seeds) {
        return of(DrawnScore.fixed(score), truth, sampler, draws, 0, repetitions, seeds);
    }

    /** The same by a score that may depend on what was drawn together. */
    public static BestOfStudy of(
            DrawnScore score,
            double[] truth,
            ToIntFunction<RandomGenerator> sampler,
            int draws,
            int repetitions,
            Seeds seeds) {
        return of(score, truth, sampler, draws, 0, repetitions, seeds);
    }

    /** The same for some repetitions. @param from the first @param to after the last */
    static BestOfStudy of(
            DrawnScore score,
            double[] truth,
            ToIntFunction<RandomGenerator> sampler,
            int draws,
            int from,
            int to,
            Seeds seeds) {
        double[] chosen = new double[to - from];
        int undecided = 0;
        for (int r = from; r < to; r++) {
            RandomGenerator random = seeds.stream("draws", r);
            int[] drawn = new int[draws];
            Arrays.setAll(drawn, i -> sampler.applyAsInt(random));
            double[] scores = score.of(drawn);
            int best = highest(scores);
            undecided += Double.isNaN(scores[best]) ? 1 : 0;
            chosen[r - from] = truth[drawn[best]];
        }
        return new BestOfStudy(draws, Summary.of(chosen), undecided);
    }

    /** The best of all architectures that have a score; of equal scores the first. */
    public static BestOfStudy ofAll(double[] score, double[] truth) {
        int best = highest(score);
        int scored = (int) Arrays.stream(score).filter(s -> !Double.isNaN(s)).count();
        return new BestOfStudy(scored, Summary.of(new double[] {truth[best]}), Double.isNaN(score[best]) ? 1 : 0);
    }

    /** The place of the highest score; of equal ones the first. */
    private static int highest(double[] score) {
        int best = 0;
        for (int i = 1; i < score.length; i++) {
            if (score[i] > score[best] || Double.isNaN(score[best]) && !Double.isNaN(score[i])) {
                best = i;
            }
        }
        return best;
    }
}
