package assay.internal.data.importing;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.data.store.Series;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides which numbers a store accepts, the same for all file formats: values that are possible for their metric, for
 * data sets, splits and settings that the benchmark has.
 */
final class Admission {
    /** A larger number cannot be a time or a cost: 30,000 years in seconds. */
    private static final double HIGHEST = 1e12;

    private Optional<Benchmark> benchmark;
    private final Map<Series, Metric> known = new HashMap<>();
    private Series last;
    private Metric ofLast;

    /** @param benchmark of the store; if it is not known, only the values are checked */
    Admission(Optional<Benchmark> benchmark) {
        this.benchmark = benchmark;
    }

    /** Takes numbers of one more data set, under the name that the benchmark's own form of file gives it. */
    void also(Dataset dataset) {
        benchmark = benchmark.map(b -> b.datasets().contains(dataset) ? b : b.also(dataset));
    }

    /**
     * Checks a measurement.
     *
     * @param refusal makes the exception from a reason; it knows the place in the file
     */
    <E extends RuntimeException> void measurement(Series series, double value, Function<String, E> refusal) {
        if (series != last) {
            ofLast = known.get(series);
            if (ofLast == null) {
                ofLast = benchmark.map(b -> b.metric(series.metric())).orElseGet(() -> Metric.of(series.metric()));
                exists(series, ofLast, refusal);
                known.put(series, ofLast);
            }
            last = series;
        }
        value(ofLast, value, refusal);
    }

    private <E extends RuntimeException> void exists(Series s, Metric metric, Function<String, E> refusal) {
        if (benchmark.isEmpty()) {
            return;
        }
        Benchmark of = benchmark.get();
        Dataset dataset;
        try {
            dataset = of.dataset(s.dataset());
        } catch (UsageException e) {
            throw refusal.apply(e.getMessage().replaceFirst("\\.$", ""));
        }
        if (!of.schedules().contains(s.schedule())) {
            throw refusal.apply("expected a schedule of "
                    + of.schedules().stream().map(String::valueOf).collect(Collectors.joining(" or "))
                    + " epochs, which " + of.key() + " has, found " + s.schedule());
        }
        List<Split> splits = dataset.splits();
        if (s.split() == null ? metric.hasSplit() : !splits.contains(Split.of(s.split()))) {
            String note = dataset.equals(Dataset.CIFAR10)
                    ? ". All its training images were trained on; the validation split belongs to cifar10-valid"
                    : "";
            throw refusal.apply("data set " + dataset.key() + " with split "
                    + (s.split() == null ? "(none)" : s.split()) + ": expected one of its splits "
                    + splits.stream().map(Split::key).collect(Collectors.joining(", ")) + note);
        }
    }

    /** Checks a value of a metric. The loss of a training that diverged is NaN, also in the official files. */
    static <E extends RuntimeException> void value(Metric metric, double value, Function<String, E> refusal) {
        String expected = expected(metric, value);
        if (!expected.isEmpty()) {
            throw refusal.apply("expected " + expected + ", found " + value);
        }
    }

    /** The values that would have been possible; empty if the value is possible. */
    private static String expected(Metric metric, double value) {
        if (metric.equals(Metric.LOSS)) {
            return value < 0 ? "a loss of 0 or more" : "";
        }
        if (metric.equals(Metric.PERPLEXITY)) {
            return value < 1 ? "a perplexity of 1 or more" : "";
        }
        if (metric.most() < Double.POSITIVE_INFINITY) {
            return value >= metric.least() && value <= metric.most()
                    ? ""
                    : plain(metric.least()) + ".." + plain(metric.most()) + " " + metric.unit();
        }
        if (metric.least() > Double.NEGATIVE_INFINITY) {
            return value >= metric.least() && value < HIGHEST
                    ? ""
                    : plain(metric.least()) + " or more " + metric.unit();
        }
        return Double.isFinite(value) ? "" : "a number of " + metric.unit();
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** Checks a cost on a device, or seconds. */
    static <E extends RuntimeException> void cost(String what, String unit, double value, Function<String, E> refusal) {
        if (!cost(value)) {
            throw refusal.apply("expected 0 or more " + unit + " as " + what + ", found " + value);
        }
    }

    private static boolean cost(double value) {
        return value >= 0 && value < HIGHEST;
    }
}
