package assay.internal.proxies.study;

import assay.core.random.Seeds;
import assay.internal.core.stats.Summary;
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
        double[] chosen = new double[repetitions];
        int undecided = 0;
        for (int r = 0; r < repetitions; r++) {
            RandomGenerator random = seeds.stream("draws", r);
            int best = sampler.applyAsInt(random);
            for (int i = 1; i < draws; i++) {
                int next = sampler.applyAsInt(random);
                if (score[next] > score[best] || Double.isNaN(score[best]) && !Double.isNaN(score[next])) {
                    best = next;
                }
            }
            undecided += Double.isNaN(score[best]) ? 1 : 0;
            chosen[r] = truth[best];
        }
        return new BestOfStudy(draws, Summary.of(chosen), undecided);
    }
}
