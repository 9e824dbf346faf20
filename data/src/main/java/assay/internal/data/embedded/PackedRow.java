package assay.internal.data.embedded;

import assay.core.error.DataFormatException;
import assay.core.truth.Basis;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the cells of a column mean: a series of measurements, or the costs on a device. One column may have several
 * meanings: if there is only one run, it is also the mean.
 *
 * @param column its number
 * @param divisor what its cells are divided by
 * @param series null for costs
 * @param cost null for measurements
 */
record PackedRow(int column, double divisor, Series series, Cost cost) {
    /** The costs of all architectures on a device; {@code dataset} is empty if it is not stated. */
    record Cost(String source, String dataset, String device, String metric, String unit) {}

    private static final String SERIES = "series";
    private static final String COST = "cost";

    static String text(List<PackedRow> rows) {
        return rows.stream().map(PackedRow::text).collect(Collectors.joining("\n"));
    }

    private String text() {
        List<Object> cells = series == null
                ? List.of(COST, column, divisor, cost.source, cost.dataset, cost.device, cost.metric, cost.unit)
                : List.of(
                        SERIES,
                        column,
                        divisor,
                        series.source(),
                        series.dataset(),
                        series.split() == null ? "" : series.split(),
                        series.schedule(),
                        series.trial(),
                        series.seeds().stream().map(String::valueOf).collect(Collectors.joining("+")),
                        series.epoch(),
                        series.metric(),
                        series.unit(),
                        series.basis().text());
        return cells.stream().map(String::valueOf).collect(Collectors.joining("\t"));
    }

    /** @param file for the refusal */
    static List<PackedRow> read(String text, String file) {
        try {
            return text.lines().map(PackedRow::row).toList();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DataFormatException(
                    file, -1, file + ": expected a packed table, found another list of columns.", e);
        }
    }

    private static PackedRow row(String line) {
        String[] c = line.split("\t", -1);
        int column = Integer.parseInt(c[1]);
        double divisor = Double.parseDouble(c[2]);
        if (c[0].equals(COST)) {
            return new PackedRow(column, divisor, null, new Cost(c[3], c[4], c[5], c[6], c[7]));
        }
        Basis basis = Basis.of(c[12]);
        Series series = new Series(
                c[3],
                c[4],
                c[5].isEmpty() ? null : c[5],
                Integer.parseInt(c[6]),
                c[7],
                Series.seeds(c[8]),
                Integer.parseInt(c[9]),
                c[10],
                c[11],
                basis,
                Preference.embedded(c[7], basis));
        return new PackedRow(column, divisor, series, null);
    }

    String source() {
        return series == null ? cost.source : series.source();
    }
}
