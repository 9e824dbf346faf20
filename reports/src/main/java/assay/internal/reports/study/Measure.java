package assay.internal.reports.study;

import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.reports.number.Digits;
import java.util.List;

/**
 * One accuracy or perplexity that the report gives for a cell. The usual protocol of NAS-Bench-201: a CIFAR-10 validation accuracy is
 * that of the network trained on half of the training images ({@code cifar10-valid}), a CIFAR-10 test accuracy that of
 * the network trained on all of them ({@code cifar10}).
 *
 * @param family the data set as readers and papers name it
 * @param key the data set as published results and configurations name it
 * @param metric accuracy, or perplexity of language models
 * @param isTest whether reports judge by it: usually test
 */
public record Measure(String family, String key, Dataset dataset, Split split, Metric metric, boolean isTest) {
    /** Validation and test of every data set, in the given order. */
    public static List<Measure> of(Benchmark benchmark, List<String> datasets, Metric metric) {
        return datasets.stream()
                .distinct()
                .flatMap(k -> pair(benchmark, benchmark.dataset(k), metric).stream())
                .toList();
    }

    /** The value in a form in which more is better. */
    public double worth(double value) {
        return metric.highIsGood() ? value : -value;
    }

    /** Whether it is an accuracy in percent, so that differences are points. */
    public boolean isAccuracy() {
        return metric.equals(Metric.ACCURACY);
    }

    /** Whether differences of its values are called points, as for percent. */
    public boolean inPoints() {
        return inPoints(metric);
    }

    static boolean inPoints(Metric metric) {
        return metric.unit().equals(Metric.ACCURACY.unit());
    }

    /** A difference of values: {@code 0.40 points}; {@code 0.0123 of mae} where it is not in points. */
    public String difference(String number) {
        return number + (inPoints() ? " points" : " of " + quantity());
    }

    /** The unit of differences after a comma: {@code , points}; nothing for a metric without a unit. */
    public String differenceUnit() {
        return inPoints() ? ", points" : unit();
    }

    /** What is measured, for people: {@code accuracy}. */
    public String quantity() {
        return metric.key();
    }

    /** The best value in words: {@code highest accuracy}, or {@code lowest perplexity}. */
    public String best(String word) {
        return (metric.highIsGood() ? "highest " : "lowest ") + word + quantity();
    }

    /** How its values, and differences of them, are shown. */
    public Digits digits() {
        return new Digits(metric.decimals());
    }

    /** A number with its unit: {@code 93.3 %}; perplexities have none. */
    public String withUnit(String number) {
        return metric.equals(Metric.ACCURACY) ? number + " %" : number;
    }

    /** The title of an axis. */
    public String axis() {
        return metric.equals(Metric.ACCURACY) ? "true accuracy, %" : quantity();
    }

    /** What is measured with its unit: {@code accuracy, %}. */
    public String valueAxis() {
        return metric.equals(Metric.ACCURACY) ? "accuracy, %" : metric.key() + unit();
    }

    /** The title of an axis of regrets. */
    public String regretAxis() {
        return "regret" + differenceUnit();
    }

    /** The name of a column of regrets. */
    public String regretColumn() {
        return inPoints() ? "regret_points" : "regret_" + metric.key();
    }

    private String unit() {
        return metric.unit().equals(metric.key()) || metric.unit().equals("1") ? "" : ", " + metric.unit();
    }

    /** The name of a column: {@code accuracy_percent}. */
    public String column() {
        return metric.equals(Metric.ACCURACY) ? "accuracy_percent" : metric.key();
    }

    /** The ending of the names of columns with this unit: {@code _percent}. */
    public String unitEnding() {
        return metric.equals(Metric.ACCURACY) ? "_percent" : "_" + metric.key();
    }

    /** A built table has the same training for both. */
    private static List<Measure> pair(Benchmark benchmark, Dataset dataset, Metric metric) {
        boolean half = dataset.equals(Dataset.CIFAR10) && benchmark.datasets().contains(Dataset.CIFAR10_VALID);
        Dataset validation = half ? Dataset.CIFAR10_VALID : dataset;
        Split search = benchmark.searchSplit();
        Split report = benchmark.reportSplit();
        Measure judged = new Measure(dataset.title(), dataset.key(), dataset, report, metric, true);
        return search == report
                ? List.of(judged)
                : List.of(new Measure(dataset.title(), dataset.key(), validation, search, metric, false), judged);
    }

    /** {@code CIFAR-10 test}. */
    public String label() {
        return family + ' ' + split.key();
    }
}
