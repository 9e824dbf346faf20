package assay.internal.proxies.study;

import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.internal.core.thread.Tasks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Draws architectures and chooses the one that a proxy scores highest: BaLeNAS-TF (100 draws from the learnt distribution,
 * SynFlow) and zero-cost search (uniform draws). All draws are made first, in order, so the number of threads does not change
 * the result. Each distinct architecture is scored once. Isomorphic cells are scored separately, because they have different
 * weights and so different scores.
 *
 * @param draws N, with repetitions
 * @param threads workers, each with its own scorer
 */
public record BestOf(int draws, int threads) {
    /** Scores architectures; used by one thread. The score must depend only on the architecture. */
    public interface Scorer extends AutoCloseable {
        /** A number for each proxy. */
        List<OptionalDouble> scores(Genotype arch);

        @Override
        default void close() {}
    }

    /**
     * @param chosen the architecture with the highest score; the first drawn of equal ones
     * @param samples all draws with their scores, in drawing order
     * @param distinct how many different architectures were scored
     * @param byScore false if no draw had a score, so that the first drawn was taken
     */
    public record Choice(Genotype chosen, List<Sample> samples, int distinct, boolean byScore) {
        public Choice {
            samples = List.copyOf(samples);
        }
    }

    public BestOf {
        if (draws < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "best of: expected at least one draw and one thread, found " + draws + " and " + threads + ".");
        }
    }

    /**
     * @param sampler makes the next draw, from a generator that the caller seeded; called on this thread
     * @param workers makes a scorer, on the thread that will use it
     * @param rule joins the scores of several proxies; the pool is what was drawn, each architecture once
     */
    public Choice choose(
            Supplier<? extends Genotype> sampler, Supplier<? extends Scorer> workers, ProxyRule.Rule rule) {
        List<Genotype> drawn = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            drawn.add(sampler.get());
        }
        List<Genotype> distinct = List.copyOf(new LinkedHashSet<>(drawn));
        Map<Genotype, OptionalDouble> scores = joined(distinct, scores(distinct, workers), rule);
        List<Sample> samples =
                drawn.stream().map(a -> new Sample(a, scores.get(a))).toList();
        OptionalInt best = Sample.best(samples);
        return new Choice(drawn.get(best.orElse(0)), samples, distinct.size(), best.isPresent());
    }

    /** The scores of one proxy unchanged; the scores of several proxies joined within the pool. */
    private static Map<Genotype, OptionalDouble> joined(
            List<Genotype> pool, Map<Genotype, List<OptionalDouble>> scores, ProxyRule.Rule rule) {
        int proxies = scores.get(pool.get(0)).size();
        double[][] each = new double[proxies][pool.size()];
        for (int i = 0; i < pool.size(); i++) {
            for (int p = 0; p < proxies; p++) {
                each[p][i] = scores.get(pool.get(i)).get(p).orElse(Double.NaN);
            }
        }
        double[] joint = proxies == 1 ? each[0] : rule.combine(each);
        Map<Genotype, OptionalDouble> found = new LinkedHashMap<>();
        for (int i = 0; i < joint.length; i++) {
            found.put(pool.get(i), Double.isNaN(joint[i]) ? OptionalDouble.empty() : OptionalDouble.of(joint[i]));
        }
        return found;
    }

    private Map<Genotype, List<OptionalDouble>> scores(List<Genotype> archs, Supplier<? extends Scorer> workers) {
        Map<Genotype, List<OptionalDouble>> scores = Collections.synchronizedMap(new LinkedHashMap<>());
        ConcurrentLinkedQueue<Genotype> left = new ConcurrentLinkedQueue<>(archs);
        Runnable work = () -> {
            try (Scorer scorer = workers.get()) {
                for (Genotype a = left.poll(); a != null; a = left.poll()) {
                    scores.put(a, scorer.scores(a));
                }
            } finally {
                left.clear(); // after a failure the others stop too
            }
        };
        int n = Math.min(threads, archs.size());
        if (n == 1) {
            work.run();
        } else {
            Tasks.all(n, Collections.nCopies(n, Executors.callable(work)), "selection interrupted while scoring.");
        }
        return scores;
    }
}
