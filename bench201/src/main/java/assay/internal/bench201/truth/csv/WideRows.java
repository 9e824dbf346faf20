package assay.internal.bench201.truth.csv;

import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Skeleton201;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** One row for each architecture: accuracies, times, costs and scores, each column recognised by its name. */
final class WideRows extends CsvRows {
    /** Seeds of the 12-epoch runs, by training images. */
    private static final List<Integer> SEEDS_12_VALID = List.of(111, 777);

    private static final List<Integer> SEEDS_12 = List.of(111);

    private static final Map<String, Skeleton201> NETWORKS = Map.of(
            "c10",
            Skeleton201.official(10, 32),
            "c100",
            Skeleton201.official(100, 32),
            "in16",
            Skeleton201.official(120, 16));

    @FunctionalInterface
    private interface Cell {
        void read(int arch, double value) throws SQLException;
    }

    private record Column(String name, Cell cell) {}

    private final Map<String, List<Integer>> seeds = new HashMap<>();

    WideRows(CsvTable table, String name, Target target) {
        super(table, name, target);
    }

    @Override
    void read(int source) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (String column : table.columns()) {
            if (!List.of("arch_index", "arch_str", "runs_200", "mean_seeds_200").contains(column)) {
                columns.add(new Column(column, cell(column, source)));
            }
        }
        BitSet seen = new BitSet();
        while (table.next()) {
            int arch = arch();
            once(seen, arch, "architecture " + arch);
            for (Column column : columns) {
                OptionalDouble value = table.number(column.name());
                if (value.isPresent()) {
                    column.cell().read(arch, value.getAsDouble());
                }
            }
        }
    }

    private Cell cell(String column, int source) {
        if (column.startsWith("flops_m_") || column.startsWith("params_m_")) {
            return cost(column);
        }
        var accuracy = CsvColumns.accuracy(column, name);
        if (accuracy.isPresent()) {
            return accuracy(column, accuracy.get());
        }
        var seconds = CsvColumns.trainSeconds(column);
        if (seconds.isPresent()) {
            return (arch, value) -> seconds(arch, seconds.get(), value);
        }
        var device = CsvColumns.hardware(column);
        if (device.isPresent()) {
            CsvColumns.Hardware d = device.get();
            return (arch, value) -> {
                if (value != -1) {
                    target.hardware(arch, d.dataset(), d.device(), d.metric(), value, d.unit(), source);
                }
            };
        }
        if (CsvColumns.looksLikeAccuracy(column)) {
            throw table.bad(
                    "column '" + column + "': expected an accuracy whose name says the schedule, as c10_test_200 (other"
                            + " scores are called otherwise than a split; docs/csv-layout.md)");
        }
        var proxy = CsvColumns.proxy(column)
                .orElseThrow(() -> table.bad("unknown column '" + column + "' (docs/csv-layout.md)"));
        return (arch, value) -> {
            if (value != -1e8) {
                target.proxy(arch, proxy.dataset(), proxy.proxy(), value, OptionalDouble.empty(), source);
            }
        };
    }

    /** Costs follow from a formula; a table with other costs is wrong. */
    private Cell cost(String column) {
        String set = column.substring(column.lastIndexOf('_') + 1);
        Skeleton201 net = NETWORKS.get(set);
        if (net == null) {
            throw table.bad("unknown column '" + column + "' (docs/csv-layout.md)");
        }
        boolean params = column.startsWith("params");
        return (arch, value) -> {
            Cost201 cost = Cost201.of(Bench201Index.get().cell(arch), net);
            double expected = (params ? cost.params() : cost.multiplyAdds()) / 1e6;
            if (value != expected) {
                throw table.bad("column '" + column + "': expected " + expected + " (by formula), found " + value);
            }
        };
    }

    private Cell accuracy(String column, CsvColumns.Accuracy of) {
        boolean long200 = of.schedule() == 200;
        if (!long200 && of.schedule() != 12) {
            throw table.bad("column '" + column + "': expected a schedule of 12 or 200 epochs");
        }
        boolean half = of.set().dataset().equals(Dataset.CIFAR100)
                || of.set().dataset().equals(Dataset.IMAGENET16_120);
        boolean derived = long200 && half && of.set().split() == Split.TEST;
        Basis mean = derived ? Basis.DERIVED : Basis.PUBLISHED_MEAN;
        return switch (of.kind()) {
            case "allruns" -> cell(column, of, Series.MEAN_ALL_RUNS, Basis.PUBLISHED_MEAN, this::allRuns);
            case "1run" -> cell(column, of, Series.UNNAMED, Basis.MEASURED, List::of);
            default -> {
                if (long200) {
                    yield cell(column, of, Series.MEAN, mean, this::meanSeeds);
                }
                if (of.set().dataset().equals(Dataset.CIFAR10_VALID)) {
                    yield cell(column, of, Series.MEAN, mean, () -> SEEDS_12_VALID);
                }
                // the only run is also the mean
                Cell asMean = cell(column, of, Series.MEAN, mean, () -> SEEDS_12);
                Cell asRun = cell(column, of, "111", Basis.MEASURED, () -> SEEDS_12);
                yield (arch, value) -> {
                    asMean.read(arch, value);
                    asRun.read(arch, value);
                };
            }
        };
    }

    private Cell cell(
            String column, CsvColumns.Accuracy of, String trial, Basis basis, Supplier<List<Integer>> seedsOfRow) {
        int preference = trial.equals(Series.MEAN) ? Preference.PUBLISHED_MEAN : Preference.EXTRACT;
        Map<List<Integer>, Series> bySeeds = new HashMap<>();
        return (arch, ignored) -> {
            double value = percent(column).getAsDouble();
            Series series = bySeeds.computeIfAbsent(
                    seedsOfRow.get(),
                    seeds -> accuracy(of.set(), of.schedule(), trial, seeds, of.schedule(), basis, preference));
            target.reading(arch, series, value);
        };
    }

    private List<Integer> meanSeeds() {
        String text = table.text("mean_seeds_200");
        if (!seeds.containsKey(text) && !text.matches("(\\d{1,9}(\\+\\d{1,9})*)?")) {
            throw table.bad("column 'mean_seeds_200': expected seeds as 777+888, found '" + text + "'");
        }
        return seeds.computeIfAbsent(text, Series::seeds);
    }

    /** The runs of NATS-Bench: 777 and 888, and 999 where there are three. */
    private List<Integer> allRuns() {
        return switch (table.whole("runs_200").orElse(0)) {
            case 2 -> List.of(777, 888);
            case 3 -> List.of(777, 888, 999);
            default -> List.of();
        };
    }

    /**
     * Seconds of all 200 epochs. The benchmark has one estimate per epoch, the same in every run and schedule. If the table has
     * no separate column for training on all of CIFAR-10, it costs the same as CIFAR-100.
     */
    private void seconds(int arch, Dataset dataset, double total) throws SQLException {
        target.reading(arch, time(dataset, 200, Metric.TOTAL_TIME, 200, Basis.MEASURED), total);
        boolean forBoth = dataset.equals(Dataset.CIFAR100)
                && table.text("train_s_200_c10").isEmpty();
        List<Dataset> same = forBoth ? List.of(Dataset.CIFAR100, Dataset.CIFAR10) : List.of(dataset);
        for (Dataset d : same) {
            if (!d.equals(dataset)) {
                target.reading(arch, time(d, 200, Metric.TOTAL_TIME, 200, Basis.DERIVED), total);
            }
            for (int schedule : new int[] {12, 200}) {
                target.reading(arch, time(d, schedule, Metric.TIME, Series.EVERY_EPOCH, Basis.DERIVED), total / 200);
            }
        }
    }

    private Series time(Dataset dataset, int schedule, Metric metric, int epoch, Basis basis) {
        return new Series(
                name,
                dataset.key(),
                Split.TRAIN.key(),
                schedule,
                Series.MEAN,
                List.of(),
                epoch,
                metric.key(),
                metric.unit(),
                basis,
                Preference.EXTRACT);
    }
}
