package assay.internal.reports.study;

import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import java.util.List;

/**
 * One accuracy or perplexity that the report gives for a cell. The usual protocol of NAS-Bench-201: a CIFAR-10 validation accuracy is
 * that of the network trained on half of the training images ({@code cifar10-valid}), a CIFAR-10 test accuracy that of
 * the network trained on all of them ({@code cifar10}).
 *
 * @param family the data set as readers and papers name it
 * @param key the data set as published results and configurations name it
 * @param metric accuracy, or perplexity of language models
 */
public record Measure(String family, String key, Dataset dataset, Split split, Metric metric) {
    /** Validation and test of every data set, in the given order. */
    public static List<Measure> of(Benchmark benchmark, List<String> datasets, Metric metric) {
        return datasets.stream()
                .distinct()
                .flatMap(k -> pair(benchmark, benchmark.dataset(k), metric).stream())
                .toList();
    }

    /** The value in a form of which more is better. */
    public double worth(double value) {
        return metric.highIsGood() ? value : -value;
    }

    /** What is measured, for people: {@code accuracy}. */
    public String quantity() {
        return metric.key();
    }

    /** {@code highest accuracy}, or {@code lowest perplexity}: what is best, with a word before the quantity. */
    public String best(String word) {
        return (metric.highIsGood() ? "highest " : "lowest ") + word + quantity();
    }

    /** A number with its unit: {@code 93.3 %}; perplexities have none. */
    public String withUnit(String number) {
        return metric.equals(Metric.ACCURACY) ? number + " %" : number;
    }

    /** The title of an axis. */
    public String axis() {
        return metric.equals(Metric.ACCURACY) ? "true accuracy, %" : quantity();
    }

    /** The name of a column: {@code accuracy_percent}. */
    public String column() {
        return metric.equals(Metric.ACCURACY) ? "accuracy_percent" : metric.key();
    }

    /** What the names of columns of this unit end with: {@code _percent}. */
    public String unitEnding() {
        return metric.equals(Metric.ACCURACY) ? "_percent" : "_" + metric.key();
    }

    /** A built table has the same training for both. */
    private static List<Measure> pair(Benchmark benchmark, Dataset dataset, Metric metric) {
        boolean half = dataset.equals(Dataset.CIFAR10) && benchmark.datasets().contains(Dataset.CIFAR10_VALID);
        Dataset validation = half ? Dataset.CIFAR10_VALID : dataset;
        return List.of(
                new Measure(dataset.title(), dataset.key(), validation, Split.VALID, metric),
                new Measure(dataset.title(), dataset.key(), dataset, Split.TEST, metric));
    }

    public boolean isTest() {
        return split == Split.TEST;
    }

    /** {@code CIFAR-10 test}. */
    public String label() {
        return family + ' ' + split.key();
    }
}
