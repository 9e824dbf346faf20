package assay.bench201.truth;

import assay.core.error.DataFormatException;
import assay.core.space.Bench201Index;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.data.importing.Target;
import assay.data.pickle.PyTuple;
import assay.data.store.Preference;
import assay.data.store.Series;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One NATS-Bench file of the topology space, checked: all trainings of one architecture with all their curves. */
final class NatsArchitecture {
    /** What a number is of, but for the training. */
    private record Key(Dataset dataset, Split split, int schedule, int epoch, Metric metric) {}

    private final String file;
    private final int arch;
    /** Values by seed, ascending. */
    private final Map<Key, TreeMap<Integer, Double>> values = new LinkedHashMap<>();

    private NatsArchitecture(String file, int arch) {
        this.file = file;
        this.arch = arch;
    }

    /**
     * Checks the content of a file.
     *
     * @param arch the number that the file's name says
     */
    static NatsArchitecture of(String file, int arch, Object content) {
        NatsArchitecture made = new NatsArchitecture(file, arch);
        if (arch >= Bench201Index.get().size()) {
            throw made.refuse(
                    "expected an architecture of 0.." + (Bench201Index.get().size() - 1) + ", found " + arch);
        }
        Map<?, ?> settings = made.as(Map.class, content, "the file");
        settings.forEach((hp, state) -> made.setting(hp, made.as(Map.class, state, "setting " + hp)));
        return made;
    }

    /** The size space is recognised by its texts, {@code 8:8:40:32:40}. */
    static void refuseSizeSpace(String file, Object text) {
        if (text instanceof String s && s.matches("\\d+(:\\d+)+")) {
            throw new DataFormatException(
                    file,
                    -1,
                    file
                            + ": a file of the NATS-Bench size space, which is not supported yet: expected the topology space"
                            + " (NATS-tss-...). Nothing was loaded.");
        }
    }

    /** Adds every value of every training, and the means over the trainings. */
    void write(String benchmark, Target target) throws SQLException {
        for (Map.Entry<Key, TreeMap<Integer, Double>> entry : values.entrySet()) {
            Key key = entry.getKey();
            TreeMap<Integer, Double> bySeed = entry.getValue();
            double sum = 0;
            for (Map.Entry<Integer, Double> run : bySeed.entrySet()) {
                List<Integer> seed = List.of(run.getKey());
                target.reading(
                        arch,
                        series(benchmark, key, run.getKey().toString(), seed, Basis.MEASURED, Preference.OFFICIAL),
                        run.getValue());
                sum += run.getValue();
            }
            List<Integer> seeds = List.copyOf(bySeed.keySet());
            target.reading(
                    arch,
                    series(benchmark, key, Series.MEAN, seeds, Basis.COMPUTED_MEAN, Preference.COMPUTED_MEAN),
                    sum / seeds.size());
        }
    }

    private static Series series(
            String benchmark, Key key, String trial, List<Integer> seeds, Basis basis, int preference) {
        return new Series(
                benchmark,
                key.dataset().key(),
                key.split() == null ? null : key.split().key(),
                key.schedule(),
                trial,
                seeds,
                key.epoch(),
                key.metric().key(),
                key.metric().unit(),
                basis,
                preference);
    }

    private void setting(Object hp, Map<?, ?> state) {
        refuseSizeSpace(file, state.get("arch_str"));
        if (!"12".equals(hp) && !"200".equals(hp)) {
            throw refuse("expected the training settings 12 and 200, found '" + hp + "'");
        }
        int schedule = Integer.parseInt((String) hp);
        String text = Bench201Index.get().cell(arch).text();
        if (!Long.valueOf(arch).equals(state.get("arch_index")) || !text.equals(state.get("arch_str"))) {
            throw refuse("expected architecture " + arch + ", " + text + ", found " + state.get("arch_index") + ", "
                    + state.get("arch_str"));
        }
        Map<?, ?> results = as(Map.class, state.get("all_results"), "all_results");
        results.forEach((key, run) -> {
            if (!(key instanceof PyTuple pair
                    && pair.size() == 2
                    && pair.get(0) instanceof String dataset
                    && pair.get(1) instanceof Long seed
                    && seed == seed.intValue())) {
                throw refuse("expected the trainings by (data set, seed), found " + key);
            }
            run(dataset(dataset), schedule, seed.intValue(), as(Map.class, run, "the training " + key));
        });
    }

    private void run(Dataset dataset, int schedule, int seed, Map<?, ?> run) {
        if (!dataset.key().equals(run.get("name"))) {
            throw refuse("expected a training on " + dataset.key() + ", found " + run.get("name"));
        }
        curve(dataset, Split.TRAIN, schedule, seed, Metric.ACCURACY, run.get("train_acc1es"));
        curve(dataset, Split.TRAIN, schedule, seed, Metric.TOP5, run.get("train_acc5es"));
        curve(dataset, Split.TRAIN, schedule, seed, Metric.LOSS, run.get("train_losses"));
        curve(dataset, Split.TRAIN, schedule, seed, Metric.TIME, run.get("train_times"));
        evaluations(dataset, schedule, seed, Metric.ACCURACY, run.get("eval_acc1es"));
        evaluations(dataset, schedule, seed, Metric.LOSS, run.get("eval_losses"));
        evaluations(dataset, schedule, seed, Metric.TIME, run.get("eval_times"));
        put(
                new Key(dataset, null, schedule, Series.EVERY_EPOCH, Metric.PARAMS),
                seed,
                number(run.get("params"), "params"));
        put(new Key(dataset, null, schedule, Series.EVERY_EPOCH, Metric.FLOPS), seed, number(run.get("flop"), "flop"));
        if (run.get("latency") != null) {
            List<?> batches = as(List.class, run.get("latency"), "latency");
            double sum = 0;
            for (Object batch : batches) {
                sum += number(batch, "latency");
            }
            if (!batches.isEmpty()) {
                Key key = new Key(dataset, null, schedule, Series.EVERY_EPOCH, Metric.LATENCY);
                put(key, seed, sum / batches.size());
            }
        }
    }

    /** {@code {epoch from 0 -> value}}; None where it was not measured. */
    private void curve(Dataset dataset, Split split, int schedule, int seed, Metric metric, Object curve) {
        if (curve == null) {
            return;
        }
        Map<?, ?> byEpoch = as(Map.class, curve, "the curve of " + metric.key());
        Map<Integer, Double> checked = new LinkedHashMap<>();
        byEpoch.forEach((epoch, value) -> checked.put(epoch(epoch, schedule), value(metric, value)));
        if (metric == Metric.TIME && checked.size() == schedule && allEqual(checked.values())) {
            Key key = new Key(dataset, split, schedule, Series.EVERY_EPOCH, metric);
            put(key, seed, checked.get(1));
        } else {
            checked.forEach((epoch, value) -> put(new Key(dataset, split, schedule, epoch, metric), seed, value));
        }
    }

    /** {@code {"set@epoch" -> value}}. */
    private void evaluations(Dataset dataset, int schedule, int seed, Metric metric, Object values) {
        if (values == null) {
            return;
        }
        Map<Split, Map<Object, Object>> curves = new LinkedHashMap<>();
        Map<?, ?> evaluations = as(Map.class, values, "evaluations");
        evaluations.forEach((key, value) -> {
            int at = key instanceof String s ? s.indexOf('@') : -1;
            if (at < 0) {
                throw refuse("expected an evaluation 'set@epoch', found " + key);
            }
            String text = (String) key;
            Object epoch = text.substring(at + 1).matches("\\d{1,4}") ? Long.valueOf(text.substring(at + 1)) : key;
            curves.computeIfAbsent(split(dataset, text.substring(0, at)), s -> new LinkedHashMap<>())
                    .put(epoch, value);
        });
        curves.forEach((split, curve) -> curve(dataset, split, schedule, seed, metric, curve));
    }

    /** {@code ori-test} is the test split of CIFAR-10, and both halves together of the other two. */
    private Split split(Dataset dataset, String set) {
        boolean cifar10 = dataset == Dataset.CIFAR10 || dataset == Dataset.CIFAR10_VALID;
        return switch (set) {
            case "x-valid" -> Split.VALID;
            case "x-test" -> Split.TEST;
            case "ori-test" -> cifar10 ? Split.TEST : Split.VALTEST;
            default -> throw refuse("expected an evaluation set x-valid, x-test or ori-test, found '" + set + "'");
        };
    }

    private Dataset dataset(String key) {
        for (Dataset dataset : Dataset.values()) {
            if (dataset.key().equals(key)) {
                return dataset;
            }
        }
        throw refuse("unknown data set '" + key + "'");
    }

    private void put(Key key, int seed, double value) {
        if (values.computeIfAbsent(key, k -> new TreeMap<>()).put(seed, value) != null) {
            throw refuse("two values for " + key + ", seed " + seed);
        }
    }

    private int epoch(Object epoch, int schedule) {
        if (epoch instanceof Long e && e >= 0 && e < schedule) {
            return e.intValue() + 1;
        }
        throw refuse("expected an epoch of 0.." + (schedule - 1) + ", found " + epoch);
    }

    private double value(Metric metric, Object value) {
        double number = number(value, metric.key());
        boolean percent = metric == Metric.ACCURACY || metric == Metric.TOP5;
        if (percent && !(number >= 0 && number <= 100)) {
            throw refuse("expected " + metric.key() + " in percent, found " + number);
        }
        return number;
    }

    private double number(Object value, String what) {
        if (value instanceof Double d) {
            return d;
        }
        if (value instanceof Long l) {
            return l;
        }
        throw refuse("expected a number as " + what + ", found " + value);
    }

    private static boolean allEqual(Collection<Double> values) {
        return values.stream().distinct().count() == 1;
    }

    @SuppressWarnings("unchecked") // callers ask for Map and List, and use them as of unknown items
    private <T> T as(Class<? super T> type, Object value, String what) {
        if (!type.isInstance(value)) {
            throw refuse("expected a " + type.getSimpleName() + " as " + what + ", found "
                    + (value == null ? "None" : value.getClass().getSimpleName()));
        }
        return (T) value;
    }

    private DataFormatException refuse(String why) {
        return new DataFormatException(file, -1, file + ": refused: " + why + ". Nothing was loaded.");
    }
}
