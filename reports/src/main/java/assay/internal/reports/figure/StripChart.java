package assay.internal.reports.figure;

import assay.internal.core.stats.Summary;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Scale;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.TextWidth;
import assay.internal.reports.svg.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One row of dots per method, one dot per seed (a box where there are more than twenty), under the distribution of the whole
 * table.
 *
 * @param all every value of the table, ascending
 * @param mean of {@code all}
 */
public record StripChart(String name, String xLabel, double[] all, double mean, List<Row> rows) {
    private static final double WIDTH = 360;
    private static final double RIGHT = 346;

    /** Room of the names: as much as they need, up to half of the chart. */
    private static final double LEAST = 92;

    private static final double MOST = 172;
    private static final double HILL_TOP = 46;
    private static final double HILL_BOTTOM = 86;
    private static final double ROW = 27;
    private static final int BINS = 64;

    /** More dots than these are drawn as a box. */
    private static final int MOST_DOTS = 20;

    /** Dots that are nearer than this would hide each other. */
    private static final double APART = 7;

    /** One method. */
    public record Row(String name, int colour, List<Dot> dots) {
        public Row {
            dots = List.copyOf(dots);
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

    public Svg draw() {
        double bottom = HILL_BOTTOM + 8 + ROW * rows.size();
        Scale x = axis();
        Svg svg = new Svg(WIDTH, bottom + 38, name + ": every seed of every method against all cells of the table");
        svg.text(left(), 16, "name", name);
        x.ticks(5).forEach(t -> {
            double at = x.at(t.doubleValue());
            svg.line(at, HILL_TOP - 2, at, bottom, "grid").text(at, bottom + 15, "num mid", t.toPlainString());
        });
        svg.path(hill(x), "mass", "").text(left() - 8, HILL_BOTTOM - 8, "end", "all cells");
        svg.line(left(), bottom, RIGHT, bottom, "axis");
        mark(svg, x, mean, bottom, "expect", "average");
        mark(svg, x, all[all.length - 1], bottom, "best", "best");
        for (int r = 0; r < rows.size(); r++) {
            row(svg, rows.get(r), x, HILL_BOTTOM + 8 + ROW * (r + 0.5));
        }
        long left = Arrays.stream(all).filter(v -> v < x.low()).count();
        String cut = left == 0 ? "" : String.format(Locale.ROOT, " (%,d cells lie further left)", left);
        svg.text((left() + RIGHT) / 2, bottom + 31, "mid", xLabel + cut);
        return svg;
    }

    /** From the tenth percentile of the table, or the lowest dot if that is further left, to the best cell. */
    private Scale axis() {
        double tenth = all[all.length / 10];
        double low = dots().reduce(tenth, Math::min);
        double high = dots().reduce(all[all.length - 1], Math::max);
        return Scale.padded(low, high, left(), RIGHT);
    }

    private DoubleStream dots() {
        return rows.stream().flatMap(r -> r.dots().stream()).mapToDouble(Dot::value);
    }

    private Path hill(Scale x) {
        int[] count = new int[BINS];
        for (double v : all) {
            if (x.holds(v)) {
                count[(int) Math.min(BINS - 1, (v - x.low()) / (x.high() - x.low()) * BINS)]++;
            }
        }
        double most = Math.max(1, Arrays.stream(count).max().orElse(1));
        double bin = (RIGHT - left()) / BINS;
        Path path = new Path().move(left(), HILL_BOTTOM);
        for (int b = 0; b < BINS; b++) {
            double y = HILL_BOTTOM - count[b] / most * (HILL_BOTTOM - HILL_TOP);
            path.line(left() + b * bin, y).line(left() + (b + 1) * bin, y);
        }
        return path.line(RIGHT, HILL_BOTTOM).shut();
    }

    private static void mark(Svg svg, Scale x, double value, double bottom, String css, String label) {
        if (x.holds(value)) {
            svg.line(x.at(value), HILL_TOP - 8, x.at(value), bottom, css);
            svg.text(x.at(value), HILL_TOP - 12, "mid", label);
        }
    }

    private void row(Svg svg, Row row, Scale x, double y) {
        svg.label(left() - 8, y + 4, "ink end", row.name(), left() - 16);
        svg.line(left(), y, RIGHT, y, "grid");
        if (row.dots().isEmpty()) {
            svg.text(left() + 6, y + 4, "halo", "not measured");
            return;
        }
        double average = row.dots().stream().mapToDouble(Dot::value).average().orElseThrow();
        String series = Theme.series(row.colour());
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

    /** From lowest to highest, a box over the quartiles, a line at the median. */
    private static void box(Svg svg, Row row, Scale x, double y) {
        Summary s = Summary.of(row.dots().stream().mapToDouble(Dot::value).toArray());
        String series = Theme.series(row.colour());
        String hover = String.format(
                Locale.ROOT,
                "%s: %,d seeds, lowest %.2f, quartiles %.2f, %.2f, %.2f, highest %.2f",
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
