package assay.internal.reports.figure;

import assay.internal.core.stats.Interval;
import assay.internal.core.stats.Summary;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Scale;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.TextWidth;
import assay.internal.reports.svg.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * One row of dots per method, one dot per seed (a box if there are more than twenty), with mean and interval, below the
 * distribution of the whole table.
 *
 * @param decimals of the numbers in its hints
 * @param all every value of the table, ascending; none if there is no table
 * @param mean of {@code all}
 * @param noise a range in which entries of the table cannot be told apart
 * @param reference the value that means "no difference"
 */
public record StripChart(
        String name,
        String xLabel,
        int decimals,
        double[] all,
        double mean,
        Optional<Interval> noise,
        OptionalDouble reference,
        List<Row> rows) {
    /** The width of a chart in a gallery, or on a narrow screen. */
    public static final double NARROW = 360;

    /** The width of a chart over the full page. */
    public static final double WIDE = 912;

    private static final double MARGIN = 14;

    /** The width at the right of a wide chart for each row's mean and a remark about it. */
    private static final double SAID = 170;

    /** The width for the names: as much as they need, up to half of the chart. */
    private static final double LEAST = 92;

    private static final double MOST = 172;
    private static final double HILL_TOP = 42;
    private static final double HILL_BOTTOM = 86;
    private static final double ROW = 27;
    private static final double BIN = 4;

    /** More dots than these are drawn as a box. */
    private static final int MOST_DOTS = 20;

    /** Dots that are closer than this would hide each other. */
    private static final double APART = 7;

    /**
     * One method.
     *
     * @param interval of the mean
     * @param said beside the row in a wide chart: its mean, and a remark
     */
    public record Row(String name, int colour, List<Dot> dots, Optional<Interval> interval, List<String> said) {
        public Row {
            dots = List.copyOf(dots);
            said = List.copyOf(said);
        }
    }

    /** One seed. */
    public record Dot(double value, String label) {}

    public StripChart {
        all = all.clone();
        rows = List.copyOf(rows);
    }

    @Override
    public double[] all() {
        return all.clone();
    }

    /** @param width {@link #NARROW} or {@link #WIDE} */
    public Svg draw(double width) {
        boolean wide = width >= WIDE;
        boolean table = all.length > 0;
        double right = width - (wide ? SAID : MARGIN);
        double top = table ? HILL_BOTTOM + 8 : HILL_TOP - 8;
        double bottom = top + ROW * rows.size();
        Scale x = axis(right);
        Svg svg = new Svg(
                width,
                bottom + 38,
                name + ": every seed of every method" + (table ? " against all cells of the table" : ""));
        svg.text(left(), 16, "name", name);
        noise.ifPresent(n -> band(svg, x, n, top, bottom));
        x.ticks(wide ? 10 : 5).forEach(t -> {
            double at = x.at(t.doubleValue());
            svg.line(at, HILL_TOP - 2, at, bottom, "grid")
                    .text(at, bottom + 15, "num mid", t.toPlainString().replace('-', '\u2212'));
        });
        svg.line(left(), bottom, right, bottom, "axis");
        if (table) {
            svg.path(violin(x, right), "mass", "");
            svg.text(left() - 8, (HILL_TOP + HILL_BOTTOM) / 2 + 4, "end", "random choice");
            mark(svg, x, mean, bottom, "expect", wide ? "average cell" : "average");
            mark(svg, x, all[all.length - 1], bottom, "best", wide ? "best cell" : "best");
        }
        reference.ifPresent(v -> mark(svg, x, v, bottom, "best", "no difference"));
        for (int r = 0; r < rows.size(); r++) {
            double y = top + ROW * (r + 0.5);
            row(svg, rows.get(r), x, y, right);
            for (int i = 0; wide && i < rows.get(r).said().size(); i++) {
                svg.text(
                        right + (i == 0 ? 52 : 62),
                        y + 4,
                        i == 0 ? "ink num end" : "",
                        rows.get(r).said().get(i));
            }
        }
        if (wide) {
            svg.text(right + 52, HILL_TOP - 12, "end", "mean");
        }
        long left = Arrays.stream(all).filter(v -> v < x.low()).count();
        String cut = left == 0 ? "" : String.format(Locale.ROOT, " (%,d cells lie further left)", left);
        double half = TextWidth.of(xLabel + cut, Svg.LETTERS) / 2;
        svg.text(Math.min((left() + right) / 2, width - 4 - half), bottom + 31, "mid", xLabel + cut);
        return svg;
    }

    private static void band(Svg svg, Scale x, Interval noise, double top, double bottom) {
        double from = x.at(Math.max(x.low(), noise.low()));
        double to = x.at(Math.min(x.high(), noise.high()));
        svg.field(from, top, Math.max(0, to - from), bottom - top, "phase", "one entry of the table is so uncertain");
    }

    /**
     * The horizontal axis: from the tenth percentile of the table, or the lowest dot if it is further left, to the best cell.
     */
    private Scale axis(double right) {
        double tenth = all.length == 0 ? Double.POSITIVE_INFINITY : all[all.length / 10];
        double most = all.length == 0 ? Double.NEGATIVE_INFINITY : all[all.length - 1];
        double low = shown().reduce(tenth, Math::min);
        double high = shown().reduce(most, Math::max);
        return low > high ? Scale.padded(0, 100, left(), right) : Scale.padded(low, high, left(), right);
    }

    private DoubleStream dots() {
        return rows.stream().flatMap(r -> r.dots().stream()).mapToDouble(Dot::value);
    }

    private DoubleStream shown() {
        return DoubleStream.concat(dots(), reference.stream());
    }

    /** The density of the table: how many cells have an accuracy, drawn symmetrically upwards and downwards. */
    private Path violin(Scale x, double right) {
        int bins = (int) ((right - left()) / BIN);
        int[] count = new int[bins];
        for (double v : all) {
            if (x.holds(v)) {
                count[(int) Math.min(bins - 1, (v - x.low()) / (x.high() - x.low()) * bins)]++;
            }
        }
        double most = Math.max(1, Arrays.stream(count).max().orElse(1));
        double bin = (right - left()) / bins;
        double middle = (HILL_TOP + HILL_BOTTOM) / 2;
        double half = (HILL_BOTTOM - HILL_TOP) / 2;
        Path path = new Path().move(left(), middle);
        for (int b = 0; b < bins; b++) {
            double y = middle - count[b] / most * half;
            path.line(left() + b * bin, y).line(left() + (b + 1) * bin, y);
        }
        path.line(right, middle);
        for (int b = bins - 1; b >= 0; b--) {
            double y = middle + count[b] / most * half;
            path.line(left() + (b + 1) * bin, y).line(left() + b * bin, y);
        }
        return path.shut();
    }

    private static void mark(Svg svg, Scale x, double value, double bottom, String css, String label) {
        if (x.holds(value)) {
            svg.line(x.at(value), HILL_TOP - 8, x.at(value), bottom, css);
            svg.text(x.at(value), HILL_TOP - 12, "mid", label);
        }
    }

    private void row(Svg svg, Row row, Scale x, double y, double right) {
        svg.label(left() - 8, y + 4, "ink end", row.name(), left() - 16);
        svg.line(left(), y, right, y, "grid");
        if (row.dots().isEmpty()) {
            svg.text(left() + 6, y + 4, "halo", "not measured");
            return;
        }
        double average = row.dots().stream().mapToDouble(Dot::value).average().orElseThrow();
        String series = Theme.series(row.colour());
        row.interval().ifPresent(i -> {
            double from = x.at(Math.max(x.low(), i.low()));
            double to = x.at(Math.min(x.high(), i.high()));
            svg.line(from, y, to, y, "span " + series);
        });
        svg.line(x.at(average), y - 9, x.at(average), y + 9, "mean " + series);
        if (row.dots().size() > MOST_DOTS) {
            box(svg, row, x, y);
            return;
        }
        List<Dot> sorted = row.dots().stream()
                .sorted((a, b) -> Double.compare(a.value(), b.value()))
                .toList();
        int level = 0;
        for (int i = 0; i < sorted.size(); i++) {
            boolean close = i > 0
                    && x.at(sorted.get(i).value()) - x.at(sorted.get(i - 1).value()) < APART;
            level = close ? level + 1 : 0;
            double shift = level % 3 == 0 ? 0 : level % 3 == 1 ? -6 : 6;
            svg.circle(
                    x.at(sorted.get(i).value()),
                    y + shift,
                    4,
                    "dot " + series,
                    sorted.get(i).label());
        }
    }

    /** A line from the lowest to the highest value, a box over the quartiles, and a line at the median. */
    private void box(Svg svg, Row row, Scale x, double y) {
        Summary s = Summary.of(row.dots().stream().mapToDouble(Dot::value).toArray());
        String series = Theme.series(row.colour());
        String hover = String.format(
                Locale.ROOT,
                "%s: %,d seeds, lowest %.2f, quartiles %.2f, %.2f, %.2f, highest %.2f"
                        .replace(".2f", "." + decimals + "f"),
                row.name(),
                s.n(),
                s.min(),
                s.lowerQuartile(),
                s.median(),
                s.upperQuartile(),
                s.max());
        svg.line(x.at(s.min()), y, x.at(s.max()), y, "whisker " + series);
        double from = x.at(s.lowerQuartile());
        svg.field(from, y - 6, Math.max(1, x.at(s.upperQuartile()) - from), 12, "box " + series, hover);
        svg.line(x.at(s.median()), y - 6, x.at(s.median()), y + 6, "whisker " + series);
    }

    private double left() {
        double widest = rows.stream()
                .mapToDouble(r -> TextWidth.of(r.name(), Svg.LETTERS))
                .max()
                .orElse(0);
        return Math.min(MOST, Math.max(LEAST, widest + 18));
    }
}
