package assay.cli.config;

import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import java.util.List;

/**
 * What the table is asked about each chosen architecture.
 *
 * @param datasets keys of the data sets to report
 * @param schedule epochs of the table's training setting: 12 or 200
 * @param trials {@code mean}: reports are about the published means
 */
public record TruthConfig(List<String> datasets, int schedule, String trials) {
    private static final List<String> ALL =
            Benchmark.NASBENCH201.datasets().stream().map(Dataset::key).toList();

    public TruthConfig {
        datasets = List.copyOf(datasets);
    }

    static TruthConfig read(Section s) {
        TruthConfig c = new TruthConfig(
                s.words("datasets", List.of("cifar10", "cifar100", "ImageNet16-120"), ALL),
                s.integer("schedule", 200, List.of(12, 200)),
                s.word("trials", "mean", List.of("mean")));
        s.done();
        return c;
    }
}
