package assay.internal.bench1shot1.truth;

import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts measurements of one source into the store, each under its series. */
final class Readings {
    /** The repeats of a training. */
    static final List<Integer> REPEATS = List.of(0, 1, 2);

    private record Key(Metric metric, Split split, int schedule, int epoch, String trial, List<Integer> seeds) {}

    private final String source;
    private final Target target;
    private final int singlePreference;
    private final Map<Key, Series> series = new HashMap<>();

    /** @param singlePreference of values of one training ({@link Preference}) */
    Readings(String source, Target target, int singlePreference) {
        this.source = source;
        this.target = target;
        this.singlePreference = singlePreference;
    }

    /** A value of one training. */
    void repeat(int arch, Metric metric, Split split, int schedule, int epoch, int repeat, double value)
            throws SQLException {
        Key key = new Key(metric, split, schedule, epoch, Integer.toString(repeat), List.of(repeat));
        target.reading(arch, series(key, Basis.MEASURED, singlePreference), value);
    }

    /** A value of an unknown one of the trainings. @param trial the name under which it is stored */
    void unnamed(int arch, Metric metric, Split split, int schedule, String trial, double value) throws SQLException {
        Key key = new Key(metric, split, schedule, schedule, trial, List.of());
        target.reading(arch, series(key, Basis.MEASURED, singlePreference), value);
    }

    /** A mean that this program computed over these repeats. */
    void mean(int arch, Metric metric, Split split, int schedule, int epoch, List<Integer> repeats, double value)
            throws SQLException {
        Key key = new Key(metric, split, schedule, epoch, Series.MEAN, repeats);
        target.reading(arch, series(key, Basis.COMPUTED_MEAN, Preference.COMPUTED_MEAN), value);
    }

    /** A mean over all repeats that the source itself contains. */
    void publishedMean(int arch, Split split, int schedule, double percent) throws SQLException {
        Key key = new Key(Metric.ACCURACY, split, schedule, schedule, Series.MEAN, REPEATS);
        target.reading(arch, series(key, Basis.PUBLISHED_MEAN, Preference.PUBLISHED_MEAN), percent);
    }

    private Series series(Key key, Basis basis, int preference) {
        return series.computeIfAbsent(
                key,
                k -> new Series(
                        source,
                        Dataset.CIFAR10_40K.key(),
                        k.split().key(),
                        k.schedule(),
                        k.trial(),
                        k.seeds(),
                        k.epoch(),
                        k.metric().key(),
                        k.metric().unit(),
                        basis,
                        preference));
    }
}
