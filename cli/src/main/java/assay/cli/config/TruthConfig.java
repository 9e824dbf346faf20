package assay.cli.config;

import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import java.util.List;

/**
 * What the table is asked about each chosen architecture.
 *
 * @param datasets keys of the data sets to report
 * @param schedule epochs of the table's training setting: 12 or 200; of NAS-Bench-101 4, 12, 36 or 108
 * @param trials {@code mean}: reports are about the published means
 */
public record TruthConfig(List<String> datasets, int schedule, String trials) {
    public TruthConfig {
        datasets = List.copyOf(datasets);
    }

    /** @param benchmark whose table is asked; the default is all that its papers report, trained to the end */
    static TruthConfig read(Section s, Benchmark benchmark) {
        List<String> all = benchmark.datasets().stream().map(Dataset::key).toList();
        List<String> reported =
                all.stream().filter(k -> !k.equals(Dataset.CIFAR10_VALID.key())).toList();
        List<Integer> schedules = benchmark.schedules();
        TruthConfig c = new TruthConfig(
                s.words("datasets", reported, all),
                s.integer("schedule", schedules.get(schedules.size() - 1), schedules),
                s.word("trials", "mean", List.of("mean")));
        s.done();
        return c;
    }
}
