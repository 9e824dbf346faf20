package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.experiments.work.Benchmarks;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions to the table about each chosen architecture.
 *
 * @param benchmark the one whose table is asked: by default the published one of the space, or a built one by its name; if
 *     trainings judge, their own
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
        List<Integer> schedules = benchmark.schedules();
        TruthConfig c = new TruthConfig(
                benchmark,
                s.words("datasets", reported(all), all),
                s.integer("schedule", schedules.get(schedules.size() - 1), schedules),
                s.word("trials", "mean", List.of("mean")));
        s.done();
        return c;
    }

    /** The data sets that papers report; cifar10-valid is used for CIFAR-10's validation. */
    static List<String> reported(List<String> all) {
        return all.stream().filter(k -> !k.equals(Dataset.CIFAR10_VALID.key())).toList();
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
