package assay.internal.bench201.truth.csv;

import assay.core.truth.Basis;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One row for each architecture, data set and schedule: {@code arch_index, dataset, epochs}, an optional {@code seed}, and what was
 * measured after the last epoch, as {@code test_acc}, {@code train_loss} or {@code train_time_s} (of all epochs).
 */
final class SettingRows extends CsvRows {
    private static final Set<String> SETTING =
            Set.of("arch_index", "arch", "arch_str", "dataset", "epochs", "schedule", "seed");
    private static final Pattern MEASURED =
            Pattern.compile("(train|valid|val|test|valtest)_(acc|accuracy|loss|time_s)");
    private static final Map<String, Metric> METRICS = Map.of(
            "acc", Metric.ACCURACY, "accuracy", Metric.ACCURACY, "loss", Metric.LOSS, "time_s", Metric.TOTAL_TIME);

    private record Column(String name, Split split, Metric metric) {}

    private record Of(Column column, String dataset, int schedule, int seed) {}

    private static final int NO_SEED = -1;

    private final Map<Of, Series> series = new HashMap<>();

    SettingRows(CsvTable table, String name, Target target) {
        super(table, name, target);
    }

    static boolean fit(Set<String> columns) {
        return columns.contains("dataset");
    }

    @Override
    void read(int source) throws SQLException {
        List<Column> columns = List.of();
        while (table.next()) {
            String dataset = dataset(table.text("dataset"));
            int schedule = schedule();
            columns = columns.isEmpty() ? columns() : columns;
            int arch = arch();
            int seed = table.whole("seed").orElse(NO_SEED);
            if (seed < NO_SEED) {
                throw table.bad("expected a seed of 0 or more, found " + seed);
            }
            for (Column column : columns) {
                OptionalDouble value =
                        column.metric().equals(Metric.ACCURACY) ? percent(column.name()) : table.number(column.name());
                if (value.isPresent()) {
                    target.reading(
                            arch,
                            series.computeIfAbsent(new Of(column, dataset, schedule, seed), this::series),
                            value.getAsDouble());
                }
            }
        }
    }

    private String dataset(String text) {
        return Benchmark.NASBENCH201.datasets().stream()
                .map(Dataset::key)
                .filter(text.strip()::equals)
                .findFirst()
                .orElseThrow(() -> table.bad("column 'dataset': expected one that NAS-Bench-201 has ("
                        + Benchmark.NASBENCH201.datasets().stream()
                                .map(Dataset::key)
                                .collect(Collectors.joining(", "))
                        + "), found '" + text
                        + "'. What its cells reach on other data sets is a table of its own: describe"
                        + " it, as examples/tables/nasbench201-nb360.yaml does (docs/tables.md), or take such rows out. Scores of the cells are read without it, as columns arch, proxy and value:"
                        + " 'assay proxy correlate FILE' (docs/proxies.md, 'Scores of your own')"));
    }

    private int schedule() {
        OptionalInt epochs = table.whole("schedule");
        if (epochs.isEmpty()) {
            epochs = table.whole("epochs");
        }
        if (epochs.isEmpty() || !Benchmark.NASBENCH201.schedules().contains(epochs.getAsInt())) {
            throw table.bad("expected a schedule of 12 or 200 in column 'schedule' or 'epochs', found "
                    + (epochs.isEmpty() ? "none" : String.valueOf(epochs.getAsInt())));
        }
        return epochs.getAsInt();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String column : table.columns()) {
            if (!SETTING.contains(column)) {
                Matcher m = MEASURED.matcher(column);
                if (!m.matches()) {
                    throw table.bad(
                            "unknown column '" + column + "': in a table with a row for each data set and schedule"
                                    + " expected the likes of test_acc, train_loss, train_time_s (docs/csv-layout.md)");
                }
                columns.add(new Column(column, split(m.group(1)), METRICS.get(m.group(2))));
            }
        }
        return columns;
    }

    private static Split split(String name) {
        return name.equals("val") ? Split.VALID : Split.of(name);
    }

    private Series series(Of of) {
        boolean known = of.seed() != NO_SEED;
        return new Series(
                name,
                of.dataset(),
                of.column().split().key(),
                of.schedule(),
                known ? Integer.toString(of.seed()) : Series.UNNAMED,
                known ? List.of(of.seed()) : List.of(),
                of.schedule(),
                of.column().metric().key(),
                of.column().metric().unit(),
                Basis.MEASURED,
                Preference.OWN);
    }
}
