package assay.internal.experiments.config.table;

import assay.core.truth.DescribedFacts.Judged;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.described.TableLayout;
import assay.internal.data.described.TableLayout.Column;
import assay.internal.data.described.TableLayout.Device;
import assay.internal.data.described.TableLayout.Measured;
import assay.internal.data.described.TableLayout.Place;
import assay.internal.data.described.TableLayout.Score;
import assay.internal.data.described.TableLayout.Value;
import assay.internal.experiments.config.yaml.ConfigMapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what the columns of a described table mean.
 *
 * @param datasets keys
 */
record TableColumns(List<Metric> metrics, List<String> datasets, List<Integer> schedules) {
    private static final String NUMBER = "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?";
    /** The words for splits. */
    static final List<String> SPLITS =
            Arrays.stream(Split.values()).map(Split::key).toList();

    /** Columns that say what the values of their row are about. */
    static Map<Place, String> places(ConfigMapping s) {
        Map<Place, String> all = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            if (s.given(place.key())) {
                all.put(place, s.required(place.key(), "the name of a column"));
            }
        }
        s.done();
        return all;
    }

    static Set<Place> placesGiven(ConfigMapping s) {
        return places(s).keySet();
    }

    List<Column> read(ConfigMapping s, Set<Place> places) {
        List<Column> all = new ArrayList<>();
        for (String name : s.keys()) {
            if (!s.isSection(name)) {
                throw s.refused(name, "expected a section such as {metric: accuracy, split: test, trial: mean}.");
            }
            ConfigMapping c = s.section(name);
            BigDecimal times = new BigDecimal(c.checked("times", "1", text -> {
                if (!text.matches(NUMBER) || new BigDecimal(text).signum() == 0) {
                    throw c.refused("times", "expected a number other than 0, found '" + text + "'.");
                }
            }));
            Value value = c.given("proxy") ? score(c, places) : c.given("device") ? device(c) : measured(c, places);
            c.done();
            all.add(new Column(name, value, times.compareTo(BigDecimal.ONE) == 0 ? BigDecimal.ONE : times));
        }
        if (all.isEmpty()) {
            throw s.refused(
                    "columns",
                    "expected a section for each column, such as acc: {metric: accuracy, split: test, trial:"
                            + " mean}, found none.");
        }
        return all;
    }

    private Value score(ConfigMapping c, Set<Place> places) {
        String proxy = c.required("proxy", "the name of a score of untrained networks, such as synflow");
        if (!proxy.matches("[a-z][a-z0-9_]{0,39}")) {
            throw c.refused("proxy", "expected a name of up to 40 of a-z 0-9 _, found '" + proxy + "'.");
        }
        return new Score(proxy, dataset(c, places));
    }

    private Value device(ConfigMapping c) {
        String device = c.required("device", "the name of a device");
        Metric metric =
                metric(c, Metric.values().stream().filter(Metric::onDevices).toList());
        String unit = c.required("unit", "the unit of the cost, such as ms");
        return new Device(
                device,
                metric,
                unit,
                c.given("dataset") ? Optional.of(c.word("dataset", "", datasets)) : Optional.empty());
    }

    private Metric metric(ConfigMapping c, List<Metric> among) {
        return Metric.among(
                among, c.requiredWord("metric", among.stream().map(Metric::key).toList()));
    }

    private Value measured(ConfigMapping c, Set<Place> places) {
        Metric metric = metric(c, metrics);
        Optional<String> dataset = dataset(c, places);
        if (!metric.hasSplit()) {
            return new Measured(
                    metric, dataset, Optional.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
        }
        if (dataset.isEmpty() && !places.contains(Place.DATASET) && datasets.size() > 1) {
            throw c.refused("dataset", "expected one of " + String.join(", ", datasets) + ", found none.");
        }
        Optional<Split> split = places.contains(Place.SPLIT) && !c.given("split")
                ? Optional.empty()
                : Optional.of(Split.of(c.requiredWord("split", SPLITS)));
        Optional<Trials> trial = Optional.empty();
        if (!places.contains(Place.TRIAL) || c.given("trial")) {
            String text = c.required("trial", "'mean', the seed of one training, or 'unnamed'");
            c.checked("trial", "", Trials::of);
            trial = Optional.of(Trials.of(text));
        }
        OptionalInt schedule = c.given("schedule")
                ? OptionalInt.of(c.integer("schedule", schedules.get(0), schedules))
                : OptionalInt.empty();
        OptionalInt epoch =
                c.given("epoch") ? OptionalInt.of(c.integer("epoch", 1, 1, 1_000_000)) : OptionalInt.empty();
        return new Measured(metric, dataset, split, schedule, trial, epoch);
    }

    private Optional<String> dataset(ConfigMapping c, Set<Place> places) {
        if (c.given("dataset")) {
            return Optional.of(c.word("dataset", "", datasets));
        }
        return datasets.size() == 1 && !places.contains(Place.DATASET)
                ? Optional.of(datasets.get(0))
                : Optional.empty();
    }

    /** The splits for which some column has the metric that architectures are compared by; empty if the rows say the split. */
    static TreeSet<Split> splits(TableLayout layout, Map<String, Judged> judged) {
        TreeSet<Split> all = new TreeSet<>();
        for (Column column : layout.columns()) {
            if (column.value() instanceof Measured m
                    && judged.values().stream().anyMatch(j -> j.metric().equals(m.metric()))) {
                m.split().filter(s -> s != Split.TRAIN).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Whether some column has the seconds of trainings. */
    static boolean timed(TableLayout layout) {
        return layout.columns().stream()
                .anyMatch(c -> c.value() instanceof Measured m
                        && (m.metric().equals(Metric.TIME) || m.metric().equals(Metric.TOTAL_TIME))
                        && m.split().orElse(Split.TRAIN) == Split.TRAIN);
    }

    /** Refuses a description by which nothing could be judged. */
    static void require(ConfigMapping s, TableLayout layout, Map<String, Judged> judged, Split... splits) {
        judged.forEach((dataset, by) -> {
            for (Split split : splits) {
                if (layout.columns().stream().noneMatch(c -> has(c, dataset, by.metric(), split))) {
                    throw s.refused(
                            "columns",
                            "expected a column with " + by.metric().key() + " of " + dataset + " on split "
                                    + split.key()
                                    + ", by which architectures are compared, found none. Add it, or say another metric or"
                                    + " split (judge:, or metric: of the data set).");
                }
            }
        });
    }

    private static boolean has(Column column, String dataset, Metric metric, Split split) {
        return column.value() instanceof Measured m
                && m.metric().equals(metric)
                && m.dataset().orElse(dataset).equals(dataset)
                && m.split().orElse(split) == split;
    }
}
