package assay.internal.bench201.truth.csv;

import assay.core.truth.Dataset;
import assay.core.truth.Split;
import assay.internal.bench201.truth.kind.DeviceMetric;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the columns of docs/csv-layout.md. */
final class CsvColumns {
    /** The training and the images of the evaluation. */
    record Set(Dataset dataset, Split split) {}

    /**
     * A column of accuracies.
     *
     * @param schedule epochs; 0 if the column does not say
     * @param kind empty, {@code allruns} or {@code 1run}
     */
    record Accuracy(Set set, int schedule, String kind) {}

    /** A column of device costs; {@code dataset} is null if it is not stated. */
    record Hardware(String dataset, String device, String metric, String unit) {}

    /** A column of scores. */
    record Proxy(String dataset, String proxy) {}

    private static final Map<String, Set> SETS = Map.ofEntries(
            Map.entry("c10valid_train", new Set(Dataset.CIFAR10_VALID, Split.TRAIN)),
            Map.entry("c10_valid", new Set(Dataset.CIFAR10_VALID, Split.VALID)),
            Map.entry("c10valid_test", new Set(Dataset.CIFAR10_VALID, Split.TEST)),
            Map.entry("c10_train", new Set(Dataset.CIFAR10, Split.TRAIN)),
            Map.entry("c10_test", new Set(Dataset.CIFAR10, Split.TEST)),
            Map.entry("c100_train", new Set(Dataset.CIFAR100, Split.TRAIN)),
            Map.entry("c100_valid", new Set(Dataset.CIFAR100, Split.VALID)),
            Map.entry("c100_test", new Set(Dataset.CIFAR100, Split.TEST)),
            Map.entry("c100_xtest", new Set(Dataset.CIFAR100, Split.TEST)),
            Map.entry("c100_valtest", new Set(Dataset.CIFAR100, Split.VALTEST)),
            Map.entry("in16_train", new Set(Dataset.IMAGENET16_120, Split.TRAIN)),
            Map.entry("in16_valid", new Set(Dataset.IMAGENET16_120, Split.VALID)),
            Map.entry("in16_test", new Set(Dataset.IMAGENET16_120, Split.TEST)),
            Map.entry("in16_xtest", new Set(Dataset.IMAGENET16_120, Split.TEST)),
            Map.entry("in16_valtest", new Set(Dataset.IMAGENET16_120, Split.VALTEST)));

    private static final Map<String, Dataset> TRAINED = Map.of(
            "c10valid", Dataset.CIFAR10_VALID,
            "c10", Dataset.CIFAR10,
            "c100", Dataset.CIFAR100,
            "in16", Dataset.IMAGENET16_120);

    private static final Pattern ACCURACY = Pattern.compile(
            "((?:c10|c10valid|c100|in16)_(?:train|valid|x?test|valtest))(?:_(\\d{1,9})(?:_(allruns|1run))?)?");
    private static final Pattern SPLIT = Pattern.compile(
            "(c10valid|c10|c100|in16)_(x|ori)?[_-]?(train|val|valid|validation|test|valtest)([_-]?acc(uracy)?)?([_-]\\d+)?");
    private static final Pattern TIME = Pattern.compile("train_s_200_(c10valid|c10|c100|in16)");
    private static final Pattern HARDWARE = Pattern.compile("(c10|c100|in16)_(\\w+)");
    private static final Pattern LATENCY_MS = Pattern.compile("lat_ms_(\\w+)");
    private static final Pattern PROXY_FIRST = Pattern.compile("(zen|nwt_score)_(c10|c100|in16)");
    private static final Pattern PROXY_LAST = Pattern.compile("(c10|c100|in16)_(\\w+)");
    private static final Pattern CURVE_FILE = Pattern.compile(".*lc(\\d{1,9})-([a-z0-9]+)\\.csv.*");
    private static final Pattern ONE_RUN_FILE = Pattern.compile(".*one-random-run.*");
    private static final Pattern RUNS_FILE = Pattern.compile(".*runs(\\d{1,9})\\.csv.*");

    private CsvColumns() {}

    static Optional<Accuracy> accuracy(String column) {
        Matcher m = ACCURACY.matcher(column);
        if (!m.matches() || !SETS.containsKey(m.group(1))) {
            return Optional.empty();
        }
        int schedule = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
        return Optional.of(new Accuracy(SETS.get(m.group(1)), schedule, m.group(3) == null ? "" : m.group(3)));
    }

    /**
     * The same in a table of one architecture a row, where the column or the file's name must say the schedule:
     * {@code ...one-random-run.csv} has one 200-epoch run of each architecture, whose seed is not known.
     */
    static Optional<Accuracy> accuracy(String column, String file) {
        return accuracy(column)
                .map(a -> a.schedule() == 0 && ONE_RUN_FILE.matcher(file).matches()
                        ? new Accuracy(a.set(), 200, "1run")
                        : a)
                .filter(a -> a.schedule() > 0);
    }

    /** Whether a column has the name of a split, so that its numbers are not scores. */
    static boolean looksLikeAccuracy(String column) {
        return SPLIT.matcher(column).matches();
    }

    /** {@code train_s_200_*}: seconds of all 200 epochs. */
    static Optional<Dataset> trainSeconds(String column) {
        Matcher m = TIME.matcher(column);
        return m.matches() ? Optional.of(TRAINED.get(m.group(1))) : Optional.empty();
    }

    static Optional<Hardware> hardware(String column) {
        Matcher m = HARDWARE.matcher(column);
        if (m.matches()) {
            String dataset = TRAINED.get(m.group(1)).key();
            return DeviceMetric.of(m.group(2)).map(d -> new Hardware(dataset, d.device(), d.metric(), d.unit()));
        }
        Matcher ms = LATENCY_MS.matcher(column);
        return ms.matches() ? Optional.of(new Hardware(null, ms.group(1), "latency", "ms")) : Optional.empty();
    }

    static Optional<Proxy> proxy(String column) {
        Matcher first = PROXY_FIRST.matcher(column);
        if (first.matches()) {
            return Optional.of(new Proxy(TRAINED.get(first.group(2)).key(), first.group(1)));
        }
        Matcher last = PROXY_LAST.matcher(column);
        return last.matches()
                ? Optional.of(new Proxy(TRAINED.get(last.group(1)).key(), last.group(2)))
                : Optional.empty();
    }

    /** Schedule and set of a learning-curve file, from its name: {@code ...lc12-c10test.csv.gz}. */
    static Optional<Accuracy> curve(String file) {
        Matcher m = CURVE_FILE.matcher(file);
        return m.matches()
                ? SETS.entrySet().stream()
                        .filter(e -> e.getKey().replace("_", "").equals(m.group(2)))
                        .map(e -> new Accuracy(e.getValue(), Integer.parseInt(m.group(1)), ""))
                        .findFirst()
                : Optional.empty();
    }

    /** Schedule of a file of single runs, from its name: {@code ...runs200.csv.gz}. */
    static Optional<Integer> runs(String file) {
        Matcher m = RUNS_FILE.matcher(file);
        return m.matches() ? Optional.of(Integer.valueOf(m.group(1))) : Optional.empty();
    }
}
