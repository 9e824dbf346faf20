package assay.internal.reports.study;

import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import java.util.List;

/**
 * One accuracy that the report gives for a cell. The usual protocol of NAS-Bench-201: a CIFAR-10 validation accuracy is
 * that of the network trained on half of the training images ({@code cifar10-valid}), a CIFAR-10 test accuracy that of
 * the network trained on all of them ({@code cifar10}).
 *
 * @param family the data set as readers and papers name it
 * @param key the data set as published results and configurations name it
 */
public record Measure(String family, String key, Dataset dataset, Split split) {
    /** Validation and test of every data set, in the given order. */
    public static List<Measure> of(Benchmark benchmark, List<String> datasets) {
        return datasets.stream()
                .distinct()
                .flatMap(k -> pair(benchmark, benchmark.dataset(k)).stream())
                .toList();
    }

    /** A built table has the same training for both. */
    private static List<Measure> pair(Benchmark benchmark, Dataset dataset) {
        boolean half = dataset.equals(Dataset.CIFAR10) && benchmark.datasets().contains(Dataset.CIFAR10_VALID);
        Dataset validation = half ? Dataset.CIFAR10_VALID : dataset;
        return List.of(
                new Measure(dataset.title(), dataset.key(), validation, Split.VALID),
                new Measure(dataset.title(), dataset.key(), dataset, Split.TEST));
    }

    public boolean isTest() {
        return split == Split.TEST;
    }

    /** {@code CIFAR-10 test}. */
    public String label() {
        return family + ' ' + split.key();
    }
}
