package assay.internal.proxies.study;

import assay.core.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/**
 * A score that is chosen honestly: by the mean accuracy over the first half of the repetitions. Its own accuracy is that over
 * the other half, which had no say.
 *
 * @param score its name
 * @param other what it gives over the other half
 */
public record HalfChoice(String score, BestOfStudy other) {
    /**
     * @param scores the candidates by name; of equally good ones the first is chosen
     * @param repetitions at least 2
     * @param seeds of the draws, the same as in {@link BestOfStudy}
     */
    public static HalfChoice of(
            Map<String, DrawnScore> scores,
            double[] truth,
            ToIntFunction<RandomGenerator> sampler,
            int draws,
            int repetitions,
            Seeds seeds) {
        if (scores.isEmpty() || repetitions < 2) {
            throw new IllegalArgumentException("choice: expected scores and at least 2 repetitions.");
        }
        int half = repetitions / 2;
        String best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, DrawnScore> s : scores.entrySet()) {
            double mean = BestOfStudy.of(s.getValue(), truth, sampler, draws, 0, half, seeds)
                    .chosen()
                    .mean();
            if (mean > highest) {
                highest = mean;
                best = s.getKey();
            }
        }
        return new HalfChoice(best, BestOfStudy.of(scores.get(best), truth, sampler, draws, half, repetitions, seeds));
    }

    /** The names of all that this rule makes of 2 to {@code most} different ones of these names. */
    public static List<String> joined(List<String> names, int most, ProxyRule.Rule rule) {
        List<String> all = new ArrayList<>();
        add(names, 0, List.of(), most, rule.sign(), all);
        return all;
    }

    private static void add(List<String> names, int from, List<String> taken, int most, String sign, List<String> all) {
        for (int i = from; i < names.size() && taken.size() < most; i++) {
            List<String> more = new ArrayList<>(taken);
            more.add(names.get(i));
            if (more.size() > 1) {
                all.add(String.join(sign, more));
            }
            add(names, i + 1, more, most, sign, all);
        }
    }
}
