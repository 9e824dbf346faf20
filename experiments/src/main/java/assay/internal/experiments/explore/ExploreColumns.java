package assay.internal.experiments.explore;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.scores.Scores;
import assay.internal.data.store.Snapshot;
import assay.internal.data.truth.StoreTruth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The columns of a page: every accuracy, time and cost that a table has, and scores from files. */
final class ExploreColumns {
    private ExploreColumns() {}

    /** Accuracies, the longest training first; then costs, times, devices, and scores from files. */
    static List<ColumnSource> of(StoreTruth truth, List<Path> scores) {
        Benchmark benchmark = truth.architectures().benchmark();
        Genotype any = truth.architectures().at(0);
        List<ColumnSource> all = new ArrayList<>();
        for (int s = benchmark.schedules().size() - 1; s >= 0; s--) {
            int schedule = benchmark.schedules().get(s);
            for (Dataset dataset : benchmark.datasets()) {
                Metric metric = benchmark.judgedBy(dataset);
                String what = metric.equals(Metric.ACCURACY) ? "" : metric.key() + " of ";
                for (Split split : splits(benchmark)) {
                    Query query =
                            new Query(any, dataset, split, metric, schedule, new Trials.Mean(), OptionalInt.empty());
                    add(
                            all,
                            truth.prepare(query),
                            query,
                            what + dataset.key() + " " + split.key() + ", " + schedule + " epochs");
                }
            }
        }
        for (Dataset dataset : benchmark.datasets()) {
            for (Metric metric : List.of(Metric.PARAMS, Metric.FLOPS)) {
                CostQuery query = CostQuery.byFormula(any, dataset, metric);
                add(all, truth.prepare(query), metric, metric.unit(), metric.key() + ", " + dataset.key());
            }
            for (int schedule : benchmark.schedules()) {
                Query query = new Query(
                        any, dataset, Split.TRAIN, Metric.TOTAL_TIME, schedule, new Trials.Mean(), OptionalInt.empty());
                add(all, truth.prepare(query), query, "training time, " + dataset.key() + ", " + schedule + " epochs");
            }
        }
        for (Snapshot.Hardware h : truth.devices()) {
            Metric metric = Metric.of(h.metric());
            Optional<Dataset> dataset = Optional.ofNullable(h.dataset()).map(benchmark::dataset);
            CostQuery query = new CostQuery(any, dataset, metric, Optional.of(h.device()));
            String where = dataset.map(d -> ", " + d.key()).orElse("");
            add(all, truth.prepare(query), metric, h.unit(), h.metric() + " on " + h.device() + where);
        }
        SpaceKit space = SpaceKits.named(benchmark.space(), "explore");
        for (Path file : scores) {
            Scores.read(file, space.shortName(), truth.architectures().size())
                    .values()
                    .forEach((proxy, values) ->
                            all.add(new ColumnSource("proxy " + proxy, "", true, false, index -> values[index])));
        }
        return all;
    }

    private static List<Split> splits(Benchmark benchmark) {
        return Stream.of(benchmark.reportSplit(), benchmark.searchSplit())
                .distinct()
                .toList();
    }

    private static void add(List<ColumnSource> all, Prepared values, Query query, String title) {
        add(all, values, query.metric(), query.metric().unit(), title);
    }

    private static void add(List<ColumnSource> all, Prepared from, Metric metric, String unit, String title) {
        all.add(new ColumnSource(
                title,
                unit,
                metric.highIsGood(),
                metric.equals(Metric.ACCURACY),
                index -> from.has(index) ? from.value(index) : Double.NaN));
    }
}
