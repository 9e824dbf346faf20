package assay.internal.data.described;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.truth.Basis;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.core.described.TableKit;
import assay.internal.data.described.TableLayout.Column;
import assay.internal.data.described.TableLayout.Device;
import assay.internal.data.described.TableLayout.Measured;
import assay.internal.data.described.TableLayout.Place;
import assay.internal.data.described.TableLayout.Score;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Puts the values of a file's rows into the store. */
final class RowValues {
    private static final String NUMBER = "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?";
    private static final double HIGHEST_FRACTION = 1;

    /** What is known about a column after all rows. */
    private static final class Tally {
        private long values;
        private long none;
        private double highest = Double.NEGATIVE_INFINITY;
    }

    private final DescribedTable table;
    private final Benchmark benchmark;
    private final int source;
    private final String name;
    private final Target target;
    private final Means means = new Means();
    private final Map<Column, Tally> tallies = new LinkedHashMap<>();
    private long count;

    RowValues(DescribedTable table, TableKit kit, int source, String name, Target target) {
        this.table = table;
        this.benchmark = kit.benchmark().orElseThrow();
        this.source = source;
        this.name = name;
        this.target = target;
        table.layout().columns().forEach(c -> tallies.put(c, new Tally()));
    }

    /** Reads the current row, which is about this architecture. */
    void read(DescribedRows rows, int arch) throws SQLException {
        count++;
        for (Column column : table.layout().columns()) {
            Tally tally = tallies.get(column);
            Optional<String> cell = cell(rows, column.name());
            if (cell.isPresent()) {
                target.refusingBy(why -> rows.bad("column '" + column.name() + "': " + why));
                double value = value(rows, column, cell.get());
                tally.values++;
                tally.highest = Math.max(tally.highest, value);
                put(rows, column, arch, value);
            } else {
                tally.none++;
            }
        }
        if (!table.layout().places().containsKey(Place.TRIAL)) {
            means.flush(name, target); // all trainings of an architecture are in one row
        }
    }

    /** All rows were read. */
    void end() throws SQLException {
        means.flush(name, target);
        tallies.forEach((column, tally) -> {
            if (column.value() instanceof Measured measured
                    && measured.metric().unit().equals(Metric.ACCURACY.unit())
                    && tally.values > 1
                    && tally.highest <= HIGHEST_FRACTION) {
                throw new DataFormatException(
                        name,
                        -1,
                        name + ": refused: column '" + column.name() + "': expected "
                                + measured.metric().key()
                                + " in percent, found " + tally.values + " values, none above " + HIGHEST_FRACTION
                                + ". If they are fractions, write times: 100 in the description. Nothing was loaded.");
            }
        });
    }

    /** For each column that lacks values, how many. */
    List<String> missing() {
        List<String> all = new ArrayList<>();
        tallies.forEach((column, tally) -> {
            if (tally.none > 0 && tally.values > 0) {
                all.add("column '" + column.name() + "' has no value in " + tally.none + " of " + count + " rows");
            }
        });
        return all;
    }

    private Optional<String> cell(DescribedRows rows, String column) {
        return Optional.of(rows.text(column))
                .filter(c -> !c.isEmpty() && !table.layout().missing().contains(c));
    }

    private static double value(DescribedRows rows, Column column, String cell) {
        if (!cell.matches(NUMBER)) {
            throw rows.bad("column '" + column.name() + "': expected a number, found '" + shorten(cell)
                    + "'. If it means 'not measured', put it into missing: of the description");
        }
        double value = column.times().equals(BigDecimal.ONE)
                ? Double.parseDouble(cell)
                : new BigDecimal(cell).multiply(column.times()).doubleValue();
        if (!Double.isFinite(value)) {
            throw rows.bad("column '" + column.name() + "': expected a number that fits, found '" + cell + "'");
        }
        return value;
    }

    private static String shorten(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    private void put(DescribedRows rows, Column column, int arch, double value) throws SQLException {
        if (column.value() instanceof Measured measured) {
            measured(rows, measured, arch, value);
        } else if (column.value() instanceof Score score) {
            for (Dataset dataset : datasets(rows, score.dataset())) {
                target.proxy(arch, dataset.key(), score.proxy(), value, OptionalDouble.empty(), source);
            }
        } else if (column.value() instanceof Device device) {
            target.hardware(
                    arch,
                    device.dataset().or(() -> cell(rows, Place.DATASET)).orElse(null),
                    device.device(),
                    device.metric().key(),
                    value,
                    device.unit(),
                    source);
        }
    }

    private void measured(DescribedRows rows, Measured of, int arch, double value) throws SQLException {
        for (Dataset dataset : datasets(rows, of.dataset())) {
            Series series = series(rows, of, dataset);
            target.reading(arch, series, value);
            if (of.metric().hasSplit()) {
                means.add(arch, series, value);
            }
        }
    }

    private Series series(DescribedRows rows, Measured of, Dataset dataset) {
        Metric metric = of.metric();
        if (!metric.hasSplit()) {
            return series(dataset, null, benchmark.schedule(dataset), Series.MEAN, Series.EVERY_EPOCH, metric);
        }
        Split split = of.split().orElseGet(() -> said(rows, Place.SPLIT, Split::of));
        Trials trial = of.trial().orElseGet(() -> said(rows, Place.TRIAL, Trials::of));
        int schedule = of.schedule().isPresent()
                ? of.schedule().getAsInt()
                : table.layout().places().containsKey(Place.SCHEDULE)
                        ? said(rows, Place.SCHEDULE, RowValues::whole)
                        : benchmark.schedule(dataset);
        int epoch = of.epoch().isPresent()
                ? of.epoch().getAsInt()
                : table.layout().places().containsKey(Place.EPOCH)
                        ? said(rows, Place.EPOCH, RowValues::whole)
                        : metric.equals(Metric.TIME) ? Series.EVERY_EPOCH : schedule;
        if (epoch > schedule) {
            throw rows.bad("expected an epoch of the schedule, 1.." + schedule + ", found " + epoch);
        }
        return series(dataset, split.key(), schedule, trial.key(), epoch, metric);
    }

    private Series series(Dataset dataset, String split, int schedule, String trial, int epoch, Metric metric) {
        boolean mean = trial.equals(Series.MEAN) && metric.hasSplit();
        return new Series(
                name,
                dataset.key(),
                split,
                schedule,
                trial,
                trial.matches("\\d+") ? List.of(Integer.valueOf(trial)) : List.of(),
                epoch,
                metric.key(),
                metric.unit(),
                mean ? Basis.PUBLISHED_MEAN : Basis.MEASURED,
                Preference.OWN);
    }

    /** The data set that the description or the row names; otherwise all data sets. */
    private List<Dataset> datasets(DescribedRows rows, Optional<String> described) {
        return described
                .or(() -> cell(rows, Place.DATASET))
                .map(key -> List.of(checked(rows, Place.DATASET, key, benchmark::dataset)))
                .orElse(benchmark.datasets());
    }

    private Optional<String> cell(DescribedRows rows, Place place) {
        return Optional.ofNullable(table.layout().places().get(place)).map(rows::text);
    }

    private <T> T said(DescribedRows rows, Place place, Function<String, T> read) {
        return checked(rows, place, rows.text(table.layout().places().get(place)), read);
    }

    private <T> T checked(DescribedRows rows, Place place, String cell, Function<String, T> read) {
        try {
            return read.apply(cell);
        } catch (AssayException e) {
            throw rows.bad(
                    "column '" + table.layout().places().getOrDefault(place, place.key()) + "': " + e.getMessage());
        }
    }

    private static int whole(String cell) {
        if (!cell.matches("[1-9]\\d{0,6}(\\.0*)?")) {
            throw new UsageException("expected a whole number of epochs, found '" + cell + "'");
        }
        return (int) Double.parseDouble(cell);
    }
}
