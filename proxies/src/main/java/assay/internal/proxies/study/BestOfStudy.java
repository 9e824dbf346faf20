package assay.internal.proxies.study;

import assay.core.random.Seeds;
import assay.internal.core.stats.Summary;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/**
 * What choosing the best by score of N drawn architectures gives on a table, over many repetitions; the ablation of
 * BaLeNAS-TF. Nothing is scored here: scores and truths are looked up by the architecture's number.
 *
 * @param draws N, counting repetitions
 * @param chosen the truths of the chosen ones, one a repetition
 * @param undecided repetitions in which nothing drawn had a score, so that the first drawn was taken
 */
public record BestOfStudy(int draws, Summary chosen, int undecided) {
    /**
     * @param score NaN where undefined: never chosen if anything else was drawn; of equal scores the first drawn is
     * @param truth of every architecture that can be drawn
     * @param sampler draws an architecture's number
     * @param seeds all scores see the same draws: repetition r of N draws has a stream of its own
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
