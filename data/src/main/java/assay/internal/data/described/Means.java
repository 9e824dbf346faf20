package assay.internal.data.described;

import assay.core.truth.Basis;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Computes the means over the trainings of an architecture, if the file has no means. */
final class Means {
    private record Key(int arch, String dataset, String split, int schedule, int epoch, String metric, String unit) {}

    /** Stands for the seed of a training whose seed is not known. */
    private static final int UNNAMED = -1;

    private final Map<Key, TreeMap<Integer, Double>> trainings = new LinkedHashMap<>();
    private final Set<Key> published = new HashSet<>();

    void add(int arch, Series series, double value) {
        Key key = new Key(
                arch,
                series.dataset(),
                series.split(),
                series.schedule(),
                series.epoch(),
                series.metric(),
                series.unit());
        if (series.trial().equals(Series.MEAN)) {
            published.add(key);
        } else {
            trainings
                    .computeIfAbsent(key, k -> new TreeMap<>())
                    .put(series.seeds().isEmpty() ? UNNAMED : series.seeds().get(0), value);
        }
    }

    /** Puts the means of what was added since the last time into the store. */
    void flush(String source, Target target) throws SQLException {
        for (Map.Entry<Key, TreeMap<Integer, Double>> one : trainings.entrySet()) {
            Key key = one.getKey();
            if (!published.contains(key)) {
                Series series = new Series(
                        source,
                        key.dataset,
                        key.split,
                        key.schedule,
                        Series.MEAN,
                        one.getValue().keySet().stream()
                                .filter(s -> s != UNNAMED)
                                .toList(),
                        key.epoch,
                        key.metric,
                        key.unit,
                        Basis.COMPUTED_MEAN,
                        Preference.COMPUTED_MEAN);
                target.reading(key.arch, series, mean(one.getValue()));
            }
        }
        trainings.clear();
        published.clear();
    }

    private static double mean(TreeMap<Integer, Double> values) {
        double sum = 0;
        for (double value : values.values()) {
            sum += value;
        }
        return sum / values.size();
    }
}
