package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.YamlText;
import assay.internal.experiments.work.Benchmarks;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions to the table about each chosen architecture.
 *
 * @param benchmark the benchmark whose table is asked: by default the published one of the space, or a built one by its name.
 *     If trainings judge, it is the one made of these trainings
 * @param datasets keys of the data sets to report
 * @param schedule epochs of the table's training setting: 12 or 200; for NAS-Bench-101 4, 12, 36 or 108
 * @param trials {@code mean}: reports are about the published means
 */
public record TruthConfig(Benchmark benchmark, List<String> datasets, int schedule, String trials) {
    public TruthConfig {
        datasets = List.copyOf(datasets);
    }

    /**
     * @param own the published benchmark of the space; the defaults are all data sets that its papers report, with the longest
     *     training
     */
    static TruthConfig read(ConfigMapping s, Benchmark own) {
        Benchmark[] named = {own};
        s.checked("benchmark", own.shortName(), name -> named[0] = among(Benchmarks.named(name), own));
        Benchmark benchmark = named[0];
        List<String> all = benchmark.datasets().stream().map(Dataset::key).toList();
        List<String> datasets = s.words("datasets", reported(benchmark), all);
        requireAlike(benchmark, datasets);
        TruthConfig c = new TruthConfig(
                benchmark,
                datasets,
                s.integer("schedule", benchmark.schedule(benchmark.dataset(datasets.get(0))), benchmark.schedules()),
                s.word("trials", "mean", List.of("mean")));
        s.done();
        return c;
    }

    /**
     * The data sets that papers report; cifar10-valid is used for CIFAR-10's validation. In a described table they are the
     * data sets that are compared by the same metric and schedule as the first one.
     */
    static List<String> reported(Benchmark benchmark) {
        Dataset first = benchmark.datasets().get(0);
        return benchmark.datasets().stream()
                .filter(d -> !d.equals(Dataset.CIFAR10_VALID) && alike(benchmark, first, d))
                .map(Dataset::key)
                .toList();
    }

    private static boolean alike(Benchmark benchmark, Dataset one, Dataset other) {
        return benchmark.judgedBy(one).equals(benchmark.judgedBy(other))
                && benchmark.schedule(one) == benchmark.schedule(other);
    }

    /** One report has one metric and one schedule. */
    static void requireAlike(Benchmark benchmark, List<String> datasets) {
        Dataset first = benchmark.dataset(datasets.get(0));
        datasets.stream()
                .map(benchmark::dataset)
                .filter(d -> !alike(benchmark, first, d))
                .findFirst()
                .ifPresent(other -> {
                    throw new UsageException(
                            "truth.datasets: expected data sets that are compared by one metric after as"
                                    + " many epochs, found " + words(benchmark, first) + " and "
                                    + words(benchmark, other)
                                    + ". Make an experiment for each.");
                });
    }

    private static String words(Benchmark benchmark, Dataset dataset) {
        return dataset.key() + " (" + benchmark.judgedBy(dataset).key() + ", " + benchmark.schedule(dataset)
                + " epochs)";
    }

    private static Benchmark among(Benchmark benchmark, Benchmark own) {
        if (!benchmark.space().equals(own.space())) {
            throw new UsageException("truth.benchmark: expected one of the architectures of " + own.space() + ", found "
                    + benchmark.shortName() + " of " + benchmark.space() + ".");
        }
        return benchmark;
    }

    void write(YamlText y) {
        y.open("truth");
        if (benchmark.built().isPresent()) {
            y.line("benchmark", benchmark.shortName());
        }
        y.line("datasets", new ArrayList<Object>(datasets))
                .line("schedule", schedule)
                .line("trials", trials)
                .close();
    }
}
