package assay.internal.bench201.truth.nats;

import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All trainings of one architecture, and their means, for a store. */
public final class NatsRecord {
    /** The meaning of a number without training and epoch; {@code split} is null if it does not matter. */
    record Key(Dataset dataset, Split split, int schedule, Metric metric) {}

    /** A remark for users; null and 0 mean all. */
    record Mark(Dataset dataset, int schedule, String trial, String kind, String detail) {}

    private final int arch;
    /** The curves by seed, ascending. */
    private final Map<Key, TreeMap<Integer, Points>> curves = new LinkedHashMap<>();
    /** Values that are the same at every epoch. */
    private final Map<Key, TreeMap<Integer, Double>> constants = new LinkedHashMap<>();

    private final List<Mark> marks = new ArrayList<>();

    public NatsRecord(int arch) {
        this.arch = arch;
    }

    int arch() {
        return arch;
    }

    /** False if this training already has values. */
    boolean curve(Key key, int seed, Points points) {
        return curves.computeIfAbsent(key, k -> new TreeMap<>()).put(seed, points) == null;
    }

    /** False if this training already has a value. */
    boolean constant(Key key, int seed, double value) {
        return constants.computeIfAbsent(key, k -> new TreeMap<>()).put(seed, value) == null;
    }

    void mark(Mark mark) {
        marks.add(mark);
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /**
     * Adds every value of every training, and the means over the trainings.
     *
     * @param source name and number of the import
     */
    void write(String sourceName, int source, Target target) throws SQLException {
        writeRuns(sourceName, Preference.OFFICIAL, target);
        for (Map.Entry<Key, TreeMap<Integer, Double>> entry : constants.entrySet()) {
            TreeMap<Integer, Double> bySeed = entry.getValue();
            List<Integer> seeds = List.copyOf(bySeed.keySet());
            double sum = 0;
            for (double value : bySeed.values()) {
                sum += value;
            }
            target.reading(arch, mean(sourceName, entry.getKey(), seeds, Series.EVERY_EPOCH), sum / seeds.size());
        }
        for (Map.Entry<Key, TreeMap<Integer, Points>> entry : curves.entrySet()) {
            mean(sourceName, entry.getKey(), entry.getValue(), target);
        }
        for (Mark m : marks) {
            String dataset = m.dataset() == null ? null : m.dataset().key();
            target.mark(arch, dataset, m.schedule(), m.trial(), m.kind(), m.detail(), source);
        }
    }

    /** Adds every value of every training, and nothing else. */
    public void writeRuns(String sourceName, int preference, Target target) throws SQLException {
        Stream.concat(constants.keySet().stream(), curves.keySet().stream())
                .map(Key::dataset)
                .filter(d -> !d.isOfKnownImages())
                .distinct()
                .forEach(target::also);
        for (Map.Entry<Key, TreeMap<Integer, Double>> entry : constants.entrySet()) {
            for (Map.Entry<Integer, Double> run : entry.getValue().entrySet()) {
                Series series = run(sourceName, entry.getKey(), run.getKey(), Series.EVERY_EPOCH, preference);
                target.reading(arch, series, run.getValue());
            }
        }
        for (Map.Entry<Key, TreeMap<Integer, Points>> entry : curves.entrySet()) {
            for (Map.Entry<Integer, Points> run : entry.getValue().entrySet()) {
                run(sourceName, entry.getKey(), run.getKey(), run.getValue(), preference, target);
            }
        }
    }

    private void run(String sourceName, Key key, int seed, Points points, int preference, Target target)
            throws SQLException {
        if (points.whole() && key.schedule() > 1) {
            target.curve(arch, run(sourceName, key, seed, Series.CURVE, preference), points.values());
            return;
        }
        for (int epoch = 1; epoch <= key.schedule(); epoch++) {
            if (points.has(epoch)) {
                target.reading(arch, run(sourceName, key, seed, epoch, preference), points.at(epoch));
            }
        }
    }

    /** The mean at each epoch, over the trainings that have a value there. */
    private void mean(String sourceName, Key key, TreeMap<Integer, Points> bySeed, Target target) throws SQLException {
        boolean whole = key.schedule() > 1 && bySeed.values().stream().allMatch(Points::whole);
        double[] means = new double[key.schedule()];
        for (int epoch = 1; epoch <= key.schedule(); epoch++) {
            List<Integer> seeds = new ArrayList<>(bySeed.size());
            double sum = 0;
            for (Map.Entry<Integer, Points> run : bySeed.entrySet()) {
                if (run.getValue().has(epoch)) {
                    seeds.add(run.getKey());
                    sum += run.getValue().at(epoch);
                }
            }
            means[epoch - 1] = sum / seeds.size();
            if (!whole && !seeds.isEmpty()) {
                target.reading(arch, mean(sourceName, key, seeds, epoch), means[epoch - 1]);
            }
        }
        if (whole) {
            target.curve(arch, mean(sourceName, key, List.copyOf(bySeed.keySet()), Series.CURVE), means);
        }
    }

    private static Series run(String sourceName, Key key, int seed, int epoch, int preference) {
        return series(sourceName, key, String.valueOf(seed), List.of(seed), epoch, Basis.MEASURED, preference);
    }

    private static Series mean(String sourceName, Key key, List<Integer> seeds, int epoch) {
        return series(sourceName, key, Series.MEAN, seeds, epoch, Basis.COMPUTED_MEAN, Preference.COMPUTED_MEAN);
    }

    private static Series series(
            String sourceName, Key key, String trial, List<Integer> seeds, int epoch, Basis basis, int preference) {
        return new Series(
                sourceName,
                key.dataset().key(),
                key.split() == null ? null : key.split().key(),
                key.schedule(),
                trial,
                seeds,
                epoch,
                key.metric().key(),
                key.metric().unit(),
                basis,
                preference);
    }
}
