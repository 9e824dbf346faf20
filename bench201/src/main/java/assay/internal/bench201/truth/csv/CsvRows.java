package assay.internal.bench201.truth.csv;

import assay.core.error.UsageException;
import assay.core.space.GenotypeException;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** The rows of one kind of table. */
abstract class CsvRows {
    final CsvTable table;
    final String name;
    final Target target;
    private final Bench201Index index = Bench201Index.get();

    CsvRows(CsvTable table, String name, Target target) {
        this.table = table;
        this.name = name;
        this.target = target;
        target.refusingBy(table::bad);
    }

    /** The kind of table with these columns; refuses a table of no known kind. */
    static CsvRows of(CsvTable table, String name, Set<String> columns, Target target) {
        boolean isLong = isLong(columns);
        if (!columns.contains("arch_index") && !columns.contains("arch_str") && !(isLong && columns.contains("arch"))) {
            throw table.bad(
                    "expected a column 'arch_index' or 'arch_str' (docs/csv-layout.md), found " + table.columns());
        }
        if (isLong) {
            return new LongRows(table, name, target);
        }
        if (SettingRows.fit(columns)) {
            return new SettingRows(table, name, target);
        }
        if (columns.contains("seed")) {
            return new RunRows(table, name, target);
        }
        if (columns.contains("e1")) {
            return new CurveRows(table, name, target);
        }
        return new WideRows(table, name, target);
    }

    /** Whether each row of this table describes one number completely. */
    static boolean isLong(Set<String> columns) {
        return columns.containsAll(Set.of("dataset", "split", "schedule", "trial", "metric", "value"));
    }

    /** Adds all rows to the target. */
    abstract void read(int source) throws SQLException;

    /** The architecture of the row, by its index or its text. If both are given, they must mean the same one. */
    final int arch() {
        String text = table.text("arch_str").strip();
        OptionalInt number = table.whole("arch_index");
        if (number.isEmpty()) {
            number = table.whole("arch");
        }
        if (number.isEmpty()) {
            if (text.isEmpty()) {
                throw table.bad("no architecture: expected a number in 'arch_index' or a text in 'arch_str'");
            }
            return index.indexOf(cell(text));
        }
        int arch = number.getAsInt();
        if (arch < 0 || arch >= index.size()) {
            throw table.bad("expected an arch_index of 0.." + (index.size() - 1) + ", found " + arch);
        }
        if (!text.isEmpty() && !text.equals(index.cell(arch).text())) {
            throw table.bad(
                    "architecture " + arch + ": expected " + index.cell(arch).text() + ", found " + text);
        }
        return arch;
    }

    private Genotype201 cell(String text) {
        try {
            return new Bench201Space().parse(text);
        } catch (GenotypeException e) {
            throw table.bad("column 'arch_str': " + e.getMessage().replaceFirst("\\.$", ""));
        }
    }

    /** A non-empty accuracy cell, as percent. */
    final OptionalDouble percent(String column) {
        return CsvFile.percent(table, column, target);
    }

    final Series accuracy(
            CsvColumns.Set set,
            int schedule,
            String trial,
            List<Integer> seeds,
            int epoch,
            Basis basis,
            int preference) {
        return new Series(
                name,
                set.dataset().key(),
                set.split().key(),
                schedule,
                trial,
                seeds,
                epoch,
                Metric.ACCURACY.key(),
                Metric.ACCURACY.unit(),
                basis,
                preference);
    }

    /** Refuses the second row of one architecture. */
    final void once(BitSet seen, int key, String what) {
        if (seen.get(key)) {
            throw table.bad("a second row of " + what);
        }
        seen.set(key);
    }

    /** One row for each training: {@code arch_index, seed}, accuracies after the last epoch. */
    private static final class RunRows extends CsvRows {
        RunRows(CsvTable table, String name, Target target) {
            super(table, name, target);
        }

        @Override
        void read(int source) throws SQLException {
            int schedule = CsvColumns.runs(name)
                    .orElseThrow(
                            () -> table.bad("the file's name does not say the schedule: expected '...runs200.csv'"));
            record Column(String name, CsvColumns.Set set) {}
            List<Column> columns = new ArrayList<>();
            for (String column : table.columns()) {
                if (!Set.of("arch_index", "arch_str", "seed", "split_source").contains(column)) {
                    CsvColumns.Accuracy a = CsvColumns.accuracy(column)
                            .filter(c -> c.schedule() == 0)
                            .orElseThrow(() -> table.bad("unknown column '" + column + "' (docs/csv-layout.md)"));
                    columns.add(new Column(column, a.set()));
                }
            }
            Set<Long> seen = new HashSet<>();
            Map<List<Object>, Series> series = new HashMap<>();
            while (table.next()) {
                int arch = arch();
                int seed = table.whole("seed").orElseThrow(() -> table.bad("no seed"));
                if (seed < 0 || !seen.add((long) arch << 32 | seed)) {
                    throw table.bad("expected one row for each training, found seed " + seed + " again or negative");
                }
                for (Column column : columns) {
                    OptionalDouble value = percent(column.name());
                    if (value.isPresent()) {
                        boolean derived = derived(column.set(), table.text("split_source"));
                        Series same = series.computeIfAbsent(
                                List.of(column, seed, derived),
                                k -> accuracy(
                                        column.set(),
                                        schedule,
                                        Integer.toString(seed),
                                        List.of(seed),
                                        schedule,
                                        derived ? Basis.DERIVED : Basis.MEASURED,
                                        derived ? Preference.DERIVED : Preference.EXTRACT));
                        target.reading(arch, same, value.getAsDouble());
                    }
                }
            }
        }

        /**
         * {@code split_source} measured: the test halves are measured and the validation halves derived from them;
         * derived: both halves, and the test of cifar10-valid.
         */
        private static boolean derived(CsvColumns.Set set, String splitSource) {
            boolean whole = set.split() == Split.VALTEST
                    || set.dataset().equals(Dataset.CIFAR10_VALID) && set.split() == Split.VALID;
            boolean half = set.split() == Split.VALID;
            return !whole && (splitSource.equals("derived") || splitSource.equals("measured") && half);
        }
    }

    /** A learning curve of seed 111: {@code arch_index, e1 .. eN}. */
    private static final class CurveRows extends CsvRows {
        CurveRows(CsvTable table, String name, Target target) {
            super(table, name, target);
        }

        @Override
        void read(int source) throws SQLException {
            CsvColumns.Accuracy of = CsvColumns.curve(name)
                    .orElseThrow(
                            () -> table.bad("the file's name does not say of what: expected '...lc12-c10test.csv'"));
            List<Series> epochs = new ArrayList<>();
            for (int e = 1; e <= of.schedule(); e++) {
                epochs.add(
                        accuracy(of.set(), of.schedule(), "111", List.of(111), e, Basis.MEASURED, Preference.EXTRACT));
            }
            for (String column : table.columns()) {
                if (!Set.of("arch_index", "arch_str").contains(column) && !column.matches("e[1-9]\\d{0,2}")) {
                    throw table.bad("unknown column '" + column + "' (docs/csv-layout.md)");
                }
            }
            BitSet seen = new BitSet();
            while (table.next()) {
                int arch = arch();
                once(seen, arch, "architecture " + arch);
                for (Series series : epochs) {
                    OptionalDouble value = percent("e" + series.epoch());
                    if (value.isPresent()) {
                        target.reading(arch, series, value.getAsDouble());
                    }
                }
            }
        }
    }

    /** One row for each number, as {@code assay export} writes them. */
    private static final class LongRows extends CsvRows {
        LongRows(CsvTable table, String name, Target target) {
            super(table, name, target);
        }

        @Override
        void read(int source) throws SQLException {
            target.refusingBy(why -> table.bad(why.startsWith("expected") ? "column 'value': " + why : why));
            while (table.next()) {
                int arch = arch();
                Series series = series();
                OptionalDouble value =
                        series.unit().equals(Metric.ACCURACY.unit()) ? percent("value") : table.number("value");
                target.reading(arch, series, value.orElseThrow(() -> table.bad("no value")));
            }
        }

        private Series series() {
            try {
                Metric metric = Metric.of(table.text("metric"));
                String trial = Trials.of(table.text("trial")).key(); // 0777 is 777
                int schedule = table.whole("schedule").orElseThrow(() -> table.bad("no schedule"));
                if (schedule != 12 && schedule != 200) {
                    throw table.bad("expected a schedule of 12 or 200 epochs, found " + schedule);
                }
                int epoch = table.whole("epoch").orElse(Series.EVERY_EPOCH);
                if (epoch < 0 || epoch > schedule) {
                    throw table.bad("expected an epoch of 1.." + schedule + ", found " + epoch);
                }
                String split = table.text("split");
                String seeds = table.text("seeds");
                boolean mean = trial.startsWith(Series.MEAN);
                return new Series(
                        name,
                        Dataset.of(table.text("dataset")).key(),
                        split.isEmpty() ? null : Split.of(split).key(),
                        schedule,
                        trial,
                        !seeds.isEmpty() || mean || trial.equals(Series.UNNAMED)
                                ? Series.seeds(seeds)
                                : List.of(Integer.valueOf(trial)),
                        epoch,
                        metric.key(),
                        metric.unit(),
                        mean ? Basis.PUBLISHED_MEAN : Basis.MEASURED,
                        Preference.OWN);
            } catch (UsageException | NumberFormatException e) {
                throw table.bad(e.getMessage());
            }
        }
    }
}
