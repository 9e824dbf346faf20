package assay.internal.data.truth;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.store.Series;
import assay.internal.data.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the {@link Slot} of a question without hashing and without creating objects. It uses an array by data set, split and
 * metric, whose elements have a few keys of schedule and trial.
 */
final class Slots {
    private static final int SPLITS = Split.values().length;
    private static final Reading[] NONE = {};

    private static final int SEED_BITS = 32;
    private static final long MEAN = 1L << SEED_BITS;
    private static final long ALL_RUNS = 2L << SEED_BITS;
    private static final long UNNAMED = 3L << SEED_BITS;

    private record Key(int place, int schedule, long trial) {}

    /** Keys of the existing data sets, few enough for a linear search. */
    private final String[] datasets;

    /** Keys of the benchmark's metrics, likewise. */
    private final String[] metrics;

    private final long[][] trials;
    private final int[][] schedules;
    private final Slot[][] slots;

    Slots(Benchmark benchmark, Snapshot snapshot) {
        datasets = benchmark.datasets().stream().map(Dataset::key).toArray(String[]::new);
        metrics = benchmark.metrics().stream().map(Metric::key).toArray(String[]::new);
        trials = new long[datasets.length * (SPLITS + 1) * metrics.length][];
        schedules = new int[trials.length][];
        slots = new Slot[trials.length][];
        Map<Key, Slot.Builder> builders = new HashMap<>();
        for (Snapshot.Column column : snapshot.columns()) {
            builder(builders, column.series()).ifPresent(b -> b.add(column));
        }
        for (Snapshot.Curve curve : snapshot.curves()) {
            builder(builders, curve.series()).ifPresent(b -> b.add(curve));
        }
        Map<Integer, List<Key>> byPlace = new HashMap<>();
        builders.keySet().forEach(k -> byPlace.computeIfAbsent(k.place, p -> new ArrayList<>(2))
                .add(k));
        byPlace.forEach((place, keys) -> {
            trials[place] = keys.stream().mapToLong(Key::trial).toArray();
            schedules[place] = keys.stream().mapToInt(Key::schedule).toArray();
            slots[place] = keys.stream().map(k -> builders.get(k).build()).toArray(Slot[]::new);
        });
    }

    /**
     * Empty for a series that a {@link Query} cannot name (for example of a user's own data set). Such a series can be read
     * with SQL.
     */
    private Optional<Slot.Builder> builder(Map<Key, Slot.Builder> builders, Series s) {
        Key key;
        try {
            Split split = s.split() == null ? null : Split.of(s.split());
            int place = place(s.dataset(), split, s.metric());
            if (place < 0) {
                return Optional.empty();
            }
            key = new Key(place, s.schedule(), code(Trials.of(s.trial())));
        } catch (UsageException unknown) {
            return Optional.empty();
        }
        return Optional.of(builders.computeIfAbsent(key, k -> new Slot.Builder(s.schedule())));
    }

    /** The readings that can answer, in the order in which they are asked. */
    Reading[] find(Query query) {
        int place = place(query);
        long[] of = place < 0 ? null : trials[place];
        if (of != null) {
            long trial = code(query.trials());
            for (int i = 0; i < of.length; i++) {
                if (of[i] == trial && schedules[place][i] == query.schedule()) {
                    return slots[place][i].at(query.epochs());
                }
            }
        }
        return NONE;
    }

    /** The seeds that some architecture has been trained with, ascending. */
    List<Integer> seeds(Query query) {
        int place = place(query);
        return place < 0 || slots[place] == null
                ? List.of()
                : IntStream.range(0, trials[place].length)
                        .filter(i -> trials[place][i] < MEAN && schedules[place][i] == query.schedule())
                        .map(i -> (int) trials[place][i])
                        .sorted()
                        .boxed()
                        .toList();
    }

    private int place(Query query) {
        return place(
                query.dataset().key(),
                query.metric().hasSplit() ? query.split() : null,
                query.metric().key());
    }

    /** Negative if the benchmark has no such data set or metric. */
    private int place(String dataset, Split split, String metric) {
        int s = split == null ? SPLITS : split.ordinal();
        int d = indexOf(datasets, dataset);
        int m = indexOf(metrics, metric);
        return d < 0 || m < 0 ? -1 : (d * (SPLITS + 1) + s) * metrics.length + m;
    }

    private static int indexOf(String[] keys, String key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static long code(Trials trials) {
        if (trials instanceof Trials.Seed seed) {
            return seed.seed() & 0xffff_ffffL;
        }
        return trials instanceof Trials.Mean ? MEAN : trials instanceof Trials.MeanOfAllRuns ? ALL_RUNS : UNNAMED;
    }
}
