package assay.bench201.truth;

import assay.core.space.Bench201Index;
import assay.core.space.Cost201;
import assay.core.space.Genotype201;
import assay.core.space.Skeleton201;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Answer.NotMeasured;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Truth;
import assay.data.store.Series;
import assay.data.store.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The table of NAS-Bench-201 in memory, mapped from the {@link Snapshot} of a store. A look-up is a hash and an array
 * access. Immutable.
 *
 * <p>Parameters and multiply-adds are answered by formula ({@link Cost201}), whatever split, schedule and trials are
 * asked for; the split makes no difference to the latency either.
 */
public final class Truth201 implements Truth {
    /** What a column is of; {@code split} is null where it makes no difference. */
    private record Key(Dataset dataset, Split split, int schedule, String trial, int epoch, Metric metric) {}

    private final Bench201Index index = Bench201Index.get();
    private final Map<Key, List<Snapshot.Column>> columns = new HashMap<>();
    private final Available available;

    private Truth201(Snapshot snapshot) {
        for (Snapshot.Column column : snapshot.columns()) {
            Series s = column.series();
            Key key = new Key(
                    Dataset.of(s.dataset()),
                    s.split() == null ? null : Split.of(s.split()),
                    s.schedule(),
                    s.trial(),
                    s.epoch(),
                    Metric.of(s.metric()));
            columns.computeIfAbsent(key, k -> new ArrayList<>(1)).add(column);
        }
        columns.values()
                .forEach(same ->
                        same.sort(Comparator.comparingInt(c -> c.series().preference())));
        available = new Available(snapshot);
    }

    /**
     * Opens a store.
     *
     * @throws assay.core.error.DataMissingException if there is none: nothing was imported
     */
    public static Truth201 open(Path store) {
        return new Truth201(Snapshot.of(store));
    }

    @Override
    public Answer ask(Query query) {
        Genotype201 cell = (Genotype201) query.arch();
        if (query.metric() == Metric.PARAMS || query.metric() == Metric.FLOPS) {
            return cost(query, cell);
        }
        int arch = index.indexOf(cell);
        int epoch = query.epoch().orElse(query.schedule());
        Split split = query.metric() == Metric.LATENCY ? null : query.split();
        Measured exact = find(query, split, arch, epoch);
        if (exact == null && epoch >= 1 && epoch <= query.schedule()) {
            exact = find(query, split, arch, Series.EVERY_EPOCH);
        }
        return exact != null ? exact : new NotMeasured(query, available.why(query, split, arch));
    }

    private Measured find(Query query, Split split, int arch, int epoch) {
        Key key =
                new Key(query.dataset(), split, query.schedule(), query.trials().key(), epoch, query.metric());
        for (Snapshot.Column column : columns.getOrDefault(key, List.of())) {
            OptionalDouble value = column.value(arch);
            if (value.isPresent()) {
                Series s = column.series();
                String source = s.source() + " (" + s.basis().text() + ")";
                return new Measured(query, value.getAsDouble(), s.seeds(), source);
            }
        }
        return null;
    }

    private static Measured cost(Query query, Genotype201 cell) {
        Cost201 cost = Cost201.of(cell, network(query.dataset()));
        long count = query.metric() == Metric.PARAMS ? cost.params() : cost.multiplyAdds();
        return new Measured(query, count / 1e6, List.of(), "formula");
    }

    /** The network that the benchmark trained on this data set. */
    public static Skeleton201 network(Dataset dataset) {
        return switch (dataset) {
            case CIFAR10, CIFAR10_VALID, CIFAR10_40K -> Skeleton201.official(10, 32);
            case CIFAR100 -> Skeleton201.official(100, 32);
            case IMAGENET16_120 -> Skeleton201.official(120, 16);
        };
    }

    /** The mapped file goes when nothing refers to it any more. */
    @Override
    public void close() {}
}
