package assay.internal.experiments.build;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.internal.core.stats.Correlation;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.sweep.TableSample;
import assay.internal.experiments.work.Benchmarks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a table tells about its networks, by test accuracies after the last epoch: how alike two seeds order them, how much one
 * training varies between seeds, and how well a published table and proxies agree with the mean of the seeds. A part of the
 * networks is enough, so a recipe can be judged before a table is built with it. Each network counts once, however many
 * architectures it stands for.
 *
 * @param networks how many there are
 * @param seeds of how many trainings each
 * @param accuracies of each network, percent, mean of the seeds; ascending
 * @param seconds CPU time of one training with its evaluations, mean
 * @param betweenSeeds Spearman of each pair of seeds
 * @param noise standard deviation of one training's accuracy between seeds, points, pooled over the networks; empty for one seed
 * @param published Spearman with the test accuracies of the space's published table after its longest schedule, mean of the trials, by data
 *     set
 * @param proxies Spearman with each of the build's proxies (mean of the seeds), over the networks where it is defined
 */
public record Worth(
        int networks,
        int seeds,
        double[] accuracies,
        double seconds,
        List<OptionalDouble> betweenSeeds,
        OptionalDouble noise,
        Map<String, OptionalDouble> published,
        Map<String, OptionalDouble> proxies) {
    private static final int FEWEST = 10;

    /**
     * @param shards files of the build's shards, those of each seed for the same networks
     * @throws UsageException if there are fewer than 10 networks, or the seeds have other ones
     */
    public static Worth of(Build build, List<Path> shards) {
        BuildConfig config = build.config();
        Map<Long, Map<Integer, Trained>> bySeed = new TreeMap<>();
        for (Path file : shards) {
            ShardFile shard = ShardFile.read(file, config.recipe().epochs());
            Map<Integer, Trained> of = bySeed.computeIfAbsent(shard.shard().seed(), s -> new TreeMap<>());
            shard.trained().forEach(t -> of.put(t.arch(), t));
        }
        List<Map<Integer, Trained>> seeds = List.copyOf(bySeed.values());
        if (seeds.isEmpty() || seeds.get(0).size() < FEWEST) {
            throw new UsageException("--worth: expected at least " + FEWEST + " networks, found "
                    + (seeds.isEmpty() ? 0 : seeds.get(0).size()) + ". Give a larger --range.");
        }
        if (seeds.stream().anyMatch(s -> !s.keySet().equals(seeds.get(0).keySet()))) {
            throw new UsageException("--worth: expected the same networks with every seed, found others.");
        }
        int[] archs = seeds.get(0).keySet().stream().mapToInt(Integer::intValue).toArray();
        double[][] accuracy = seeds.stream()
                .map(s -> s.values().stream()
                        .mapToDouble(t -> last(t.test().percent(config.test())))
                        .toArray())
                .toArray(double[][]::new);
        double[] mean = IntStream.range(0, archs.length)
                .mapToDouble(i ->
                        Arrays.stream(accuracy).mapToDouble(a -> a[i]).average().orElseThrow())
                .toArray();
        List<OptionalDouble> pairs = new ArrayList<>();
        for (int a = 0; a < accuracy.length; a++) {
            for (int b = a + 1; b < accuracy.length; b++) {
                pairs.add(Correlation.spearman(accuracy[a], accuracy[b]));
            }
        }
        double[] ascending = mean.clone();
        Arrays.sort(ascending);
        return new Worth(
                archs.length,
                seeds.size(),
                ascending,
                seeds.stream()
                        .flatMap(s -> s.values().stream())
                        .mapToDouble(t -> seconds(config, t))
                        .average()
                        .orElseThrow(),
                List.copyOf(pairs),
                noise(accuracy, mean),
                published(archs, mean),
                proxies(config, seeds, mean));
    }

    private static double last(double[] curve) {
        return curve[curve.length - 1];
    }

    /** {@link Trained#evaluationSeconds} is of the validation images alone. */
    private static double seconds(BuildConfig config, Trained t) {
        double judged = t.evaluationSeconds() * (config.valid() + config.test()) / config.valid();
        return config.recipe().epochs() * (t.epochSeconds() + judged);
    }

    /** The root of the mean over networks of the unbiased variance between seeds. */
    private static OptionalDouble noise(double[][] accuracy, double[] mean) {
        if (accuracy.length < 2) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        for (double[] seed : accuracy) {
            for (int i = 0; i < mean.length; i++) {
                squares += (seed[i] - mean[i]) * (seed[i] - mean[i]);
            }
        }
        return OptionalDouble.of(Math.sqrt(squares / (accuracy.length - 1) / mean.length));
    }

    private static Map<String, OptionalDouble> published(int[] archs, double[] mean) {
        Benchmark table = SpaceKits.named(BuiltFacts.SPACE, "space").benchmark().orElseThrow();
        Map<String, OptionalDouble> spearman = new LinkedHashMap<>();
        try (StoreTruth truth = StoreTruth.open(table, Benchmarks.store(table.key()))) {
            TableSample.accuracies(table, truth).forEach((d, of) -> {
                if (IntStream.of(archs).allMatch(of::has)) {
                    double[] theirs = IntStream.of(archs).mapToDouble(of::value).toArray();
                    spearman.put(d.key(), Correlation.spearman(theirs, mean));
                }
            });
        }
        return spearman;
    }

    private static Map<String, OptionalDouble> proxies(
            BuildConfig config, List<Map<Integer, Trained>> seeds, double[] mean) {
        Map<String, OptionalDouble> spearman = new LinkedHashMap<>();
        List<List<Trained>> of =
                seeds.stream().map(s -> List.copyOf(s.values())).toList();
        for (int p = 0; p < config.proxies().size(); p++) {
            int proxy = p;
            int[] defined = IntStream.range(0, mean.length)
                    .filter(i -> of.stream()
                            .allMatch(s -> s.get(i).proxies().get(proxy).isPresent()))
                    .toArray();
            double[] scores = IntStream.of(defined)
                    .mapToDouble(i -> of.stream()
                            .mapToDouble(s -> s.get(i).proxies().get(proxy).orElseThrow())
                            .average()
                            .orElseThrow())
                    .toArray();
            double[] accuracies =
                    IntStream.of(defined).mapToDouble(i -> mean[i]).toArray();
            spearman.put(config.proxies().get(p), Correlation.spearman(scores, accuracies));
        }
        return spearman;
    }
}
