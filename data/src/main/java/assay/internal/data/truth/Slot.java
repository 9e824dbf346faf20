package assay.internal.data.truth;

import assay.internal.data.store.Series;
import assay.internal.data.store.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * All series of one data set, split, metric, schedule and trial. They can answer one question for any architecture and
 * epoch. If there are several for an epoch, a series of that epoch or a curve comes before a series that is the same at
 * every epoch; after that, the lower preference comes first.
 */
final class Slot {
    private static final Reading[] NONE = {};
    private static final Comparator<Reading> ORDER = Comparator.comparingInt(Reading::preference);

    private final int schedule;
    private final int[] epochs;
    private final Reading[][] ofEpoch;
    /** The readings for epochs that have no series of their own. */
    private final Reading[] elsewhere;

    private Slot(int schedule, int[] epochs, Reading[][] ofEpoch, Reading[] elsewhere) {
        this.schedule = schedule;
        this.epochs = epochs;
        this.ofEpoch = ofEpoch;
        this.elsewhere = elsewhere;
    }

    /** The readings that can answer after this number of epochs, in the order in which they are asked. */
    Reading[] at(int epoch) {
        if (epoch < 1 || epoch > schedule) {
            return NONE;
        }
        int at = Arrays.binarySearch(epochs, epoch);
        return at < 0 ? elsewhere : ofEpoch[at];
    }

    /** Collects the series. */
    static final class Builder {
        private final int schedule;
        private final TreeMap<Integer, List<Reading>> single = new TreeMap<>();
        private final List<Reading> curves = new ArrayList<>(1);
        private final List<Reading> always = new ArrayList<>(0);

        Builder(int schedule) {
            this.schedule = schedule;
        }

        void add(Snapshot.Column column) {
            int epoch = column.series().epoch();
            (epoch == Series.EVERY_EPOCH ? always : single.computeIfAbsent(epoch, e -> new ArrayList<>(1)))
                    .add(new Reading(column));
        }

        void add(Snapshot.Curve curve) {
            curves.add(new Reading(curve));
        }

        Slot build() {
            always.sort(ORDER);
            int[] epochs = single.keySet().stream().mapToInt(Integer::intValue).toArray();
            Reading[][] ofEpoch = new Reading[epochs.length][];
            for (int i = 0; i < epochs.length; i++) {
                // The snapshot also has the last point of each curve as a column.
                ofEpoch[i] = joined(single.get(epochs[i]), epochs[i] == schedule ? List.of() : curves);
            }
            return new Slot(schedule, epochs, ofEpoch, joined(List.of(), curves));
        }

        private Reading[] joined(List<Reading> own, List<Reading> more) {
            List<Reading> all = new ArrayList<>(own);
            all.addAll(more);
            all.sort(ORDER);
            all.addAll(always);
            return all.isEmpty() ? NONE : all.toArray(Reading[]::new);
        }
    }
}
