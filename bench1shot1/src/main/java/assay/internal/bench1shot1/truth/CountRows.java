package assay.internal.bench1shot1.truth;

import assay.core.truth.Benchmark;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cell in each row, with accuracies as counts of right images: {@code validE_k}, {@code testE_k} are those of the repeats
 * 0, 1, 2 if there is a column {@code archs_space1}, otherwise values of unknown repeats; {@code testE_sum_k} is the sum over
 * the three. {@code train_timeE_s} are the seconds of one training of E epochs whose repeat is not known.
 */
final class CountRows extends Extract {
    private static final Pattern COUNTS = Pattern.compile("(valid|test)(\\d{1,3})_(k|sum_k|mean)");
    private static final Pattern SECONDS = Pattern.compile("(train)_time(\\d{1,3})_(s)");
    private static final Pattern OTHER = Pattern.compile("archs_space[123]|spaces_1shot1|sources|part");

    /** @param kind {@code k}, {@code sum_k}, {@code mean} or {@code s} */
    private record Column(String name, Split split, int schedule, String kind) {}

    private final Readings readings;
    private final List<Column> columns = new ArrayList<>();
    private final boolean repeatsKnown;

    CountRows(CsvTable table, String source, Target target) {
        super(table, target);
        readings = new Readings(source, target, Preference.EXTRACT);
        repeatsKnown = table.columns().contains("archs_space1");
        for (String name : table.columns()) {
            Matcher m = matcher(name);
            if (m.matches()) {
                columns.add(new Column(name, Split.of(m.group(1)), Integer.parseInt(m.group(2)), m.group(3)));
            }
        }
    }

    private static Matcher matcher(String column) {
        Matcher seconds = SECONDS.matcher(column);
        return seconds.matches() ? seconds : COUNTS.matcher(column);
    }

    @Override
    boolean isColumn(String column) {
        Matcher m = matcher(column);
        return OTHER.matcher(column).matches()
                || m.matches() && Benchmark.NASBENCH101.schedules().contains(Integer.valueOf(m.group(2)));
    }

    @Override
    void read(int source) throws SQLException {
        Once rows = new Once(table);
        while (table.next()) {
            int arch = rows.arch();
            for (Column column : columns) {
                switch (column.kind()) {
                    case "k" -> counts(arch, column);
                    case "sum_k" -> sum(arch, column);
                    case "mean" -> mean(arch, column);
                    case "s" -> seconds(arch, column);
                    default -> throw new IllegalStateException(column.kind());
                }
            }
        }
    }

    private void counts(int arch, Column column) throws SQLException {
        List<Integer> counts = CellRow.counts(table, column.name());
        int schedule = column.schedule();
        if (!repeatsKnown) {
            for (int i = 0; i < counts.size(); i++) {
                String trial = i == 0 ? Series.UNNAMED : Series.UNNAMED + "-" + (i + 1);
                readings.unnamed(
                        arch, Metric.ACCURACY, column.split(), schedule, trial, RightImages.percent(counts.get(i), 1));
            }
            return;
        }
        if (!counts.isEmpty() && counts.size() != Readings.REPEATS.size()) {
            throw table.bad("column '" + column.name() + "': expected three counts, found " + counts.size());
        }
        int sum = 0;
        for (int repeat = 0; repeat < counts.size(); repeat++) {
            int right = counts.get(repeat);
            readings.repeat(
                    arch, Metric.ACCURACY, column.split(), schedule, schedule, repeat, RightImages.percent(right, 1));
            sum += right;
        }
        if (!counts.isEmpty()) {
            double mean = RightImages.percent(sum, counts.size());
            readings.mean(arch, Metric.ACCURACY, column.split(), schedule, schedule, Readings.REPEATS, mean);
        }
    }

    private void seconds(int arch, Column column) throws SQLException {
        OptionalDouble seconds = table.number(column.name());
        if (seconds.isPresent()) {
            readings.unnamed(
                    arch, Metric.TOTAL_TIME, column.split(), column.schedule(), Series.UNNAMED, seconds.getAsDouble());
        }
    }

    private void sum(int arch, Column column) throws SQLException {
        OptionalInt sum = table.whole(column.name());
        if (sum.isPresent()) {
            if (sum.getAsInt() < 0 || sum.getAsInt() > 3 * RightImages.ALL) {
                throw table.bad("column '" + column.name() + "': expected a sum of three counts, 0.."
                        + 3 * RightImages.ALL + ", found " + sum.getAsInt());
            }
            readings.publishedMean(
                    arch,
                    column.split(),
                    column.schedule(),
                    RightImages.percent(sum.getAsInt(), Readings.REPEATS.size()));
        }
    }

    /** A mean over the three repeats as a fraction. If there is also a sum, it must be its quotient, and is not stored. */
    private void mean(int arch, Column column) throws SQLException {
        OptionalDouble mean = table.number(column.name());
        if (mean.isEmpty()) {
            return;
        }
        if (!(mean.getAsDouble() >= 0 && mean.getAsDouble() <= 1)) {
            throw table.bad("column '" + column.name() + "': expected a fraction 0..1, found " + mean.getAsDouble());
        }
        int runs = Readings.REPEATS.size();
        double right = Math.rint(mean.getAsDouble() * runs * RightImages.ALL);
        OptionalInt sum = table.whole(column.name().replace("_mean", "_sum_k"));
        if (sum.isPresent() && sum.getAsInt() != right) {
            throw table.bad("column '" + column.name() + "': expected " + sum.getAsInt() + "/" + runs * RightImages.ALL
                    + ", found " + mean.getAsDouble());
        }
        if (sum.isEmpty()) {
            double percent = RightImages.percent(right, runs);
            readings.mean(
                    arch,
                    Metric.ACCURACY,
                    column.split(),
                    column.schedule(),
                    column.schedule(),
                    Readings.REPEATS,
                    percent);
        }
    }
}
