package assay.internal.bench201.truth.nats;

import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.bench201.truth.kind.Checked;
import assay.internal.bench201.truth.nats.NatsRecord.Key;
import java.util.EnumMap;
import java.util.Map;

/** Checks the numbers by epoch of one training, and adds them to the record. */
public final class NatsCurves {
    /** The largest number of digits of an epoch. */
    private static final int DIGITS = 4;

    private final Checked checked;
    private final NatsRecord record;
    private final Dataset dataset;
    private final int schedule;
    private final int seed;
    private boolean estimatedTimes;

    public NatsCurves(Checked checked, NatsRecord record, Dataset dataset, int schedule, int seed) {
        this.checked = checked;
        this.record = record;
        this.dataset = dataset;
        this.schedule = schedule;
        this.seed = seed;
    }

    /** Whether all epochs of the training took the same time, which means that it is an estimate. */
    boolean estimatedTimes() {
        return estimatedTimes;
    }

    /** All curves of a training, under the names of the official programs. A curve that is not there was not measured. */
    public void all(Map<?, ?> training) {
        training(Metric.ACCURACY, training.get("train_acc1es"));
        training(Metric.TOP5, training.get("train_acc5es"));
        training(Metric.LOSS, training.get("train_losses"));
        training(Metric.TIME, training.get("train_times"));
        evaluations(Metric.ACCURACY, training.get("eval_acc1es"));
        evaluations(Metric.LOSS, training.get("eval_losses"));
        evaluations(Metric.TIME, training.get("eval_times"));
    }

    /** Reads {@code {epoch from 0 -> value}}; None if it was not measured. */
    private void training(Metric metric, Object curve) {
        if (curve == null) {
            return;
        }
        Map<?, ?> byEpoch = checked.as(Map.class, curve, "the curve of " + metric.key());
        Points points = new Points(schedule);
        for (Map.Entry<?, ?> e : byEpoch.entrySet()) {
            put(points, e.getKey() instanceof Long epoch ? epoch : -1, metric, e);
        }
        add(Split.TRAIN, metric, points);
    }

    /** {@code {"set@epoch" -> value}}. */
    private void evaluations(Metric metric, Object values) {
        if (values == null) {
            return;
        }
        Map<Split, Points> curves = new EnumMap<>(Split.class);
        Map<?, ?> evaluations = checked.as(Map.class, values, "evaluations");
        for (Map.Entry<?, ?> e : evaluations.entrySet()) {
            if (!(e.getKey() instanceof String key) || key.indexOf('@') < 0) {
                throw checked.refuse("expected an evaluation 'set@epoch', found " + Checked.shown(e.getKey()));
            }
            int at = key.indexOf('@');
            Split split = split(key, at, evaluations);
            Points points = curves.computeIfAbsent(split, s -> new Points(schedule));
            put(points, number(key, at + 1), metric, e);
        }
        curves.forEach((split, points) -> add(split, metric, points));
    }

    /**
     * {@code ori-test} is the test split of CIFAR-10, and both halves together of the other two. Of another data set it is both
     * halves where the training has a half, {@code x-test}, too.
     */
    private Split split(String key, int length, Map<?, ?> evaluations) {
        if (length == 7 && key.startsWith("x-valid")) {
            return Split.VALID;
        }
        if (length == 6 && key.startsWith("x-test")) {
            return Split.TEST;
        }
        if (length == 8 && key.startsWith("ori-test")) {
            boolean whole = dataset.isOfKnownImages()
                    ? dataset.equals(Dataset.CIFAR10) || dataset.equals(Dataset.CIFAR10_VALID)
                    : evaluations.keySet().stream().noneMatch(k -> k.toString().startsWith("x-test"));
            return whole ? Split.TEST : Split.VALTEST;
        }
        throw checked.refuse("expected an evaluation set x-valid, x-test or ori-test, found " + Checked.shown(key));
    }

    /** The number in the digits from {@code from} on; -1 if it is not an epoch. */
    private static int number(String key, int from) {
        int number = from < key.length() && key.length() - from <= DIGITS ? 0 : -1;
        for (int i = from; i < key.length() && number >= 0; i++) {
            char c = key.charAt(i);
            number = c >= '0' && c <= '9' ? number * 10 + c - '0' : -1;
        }
        return number;
    }

    private void put(Points points, long epoch, Metric metric, Map.Entry<?, ?> entry) {
        if (epoch < 0 || epoch >= schedule) {
            throw checked.refuse(
                    "expected an epoch of 0.." + (schedule - 1) + ", found " + Checked.shown(entry.getKey()));
        }
        double value = checked.number(entry.getValue(), metric.key());
        boolean percent = metric.equals(Metric.ACCURACY) || metric.equals(Metric.TOP5);
        if (percent && !(value >= 0 && value <= 100)) {
            throw checked.refuse("expected " + metric.key() + " in percent, found " + value);
        }
        if (!points.put((int) epoch + 1, value)) {
            throw checked.refuse("two values of " + metric.key() + " for epoch " + epoch);
        }
    }

    private void add(Split split, Metric metric, Points points) {
        Key key = new Key(dataset, split, schedule, metric);
        boolean constant = metric.equals(Metric.TIME) && points.constant();
        boolean added = constant ? record.constant(key, seed, points.at(1)) : record.curve(key, seed, points);
        if (!added) {
            throw checked.refuse("two values for " + key + ", seed " + seed);
        }
        estimatedTimes |= constant && split == Split.TRAIN && schedule > 1;
    }
}
