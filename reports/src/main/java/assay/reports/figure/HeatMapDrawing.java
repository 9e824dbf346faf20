package assay.reports.figure;

import java.util.List;
import java.util.Locale;

/** Draws a {@link HeatMap}. */
final class HeatMapDrawing {
    private static final double WIDTH = 360;
    private static final double LEFT = 96;
    private static final double[] STEPS = {0.001, 0.01, 0.05};
    private static final List<String> NAMES = List.of("p < 0.001", "p < 0.01", "p < 0.05", "p ≥ 0.05");

    private final HeatMap chart;

    HeatMapDrawing(HeatMap chart) {
        this.chart = chart;
    }

    Svg svg() {
        int columns = Math.max(1, chart.columns().size());
        double width = Math.min(48, (WIDTH - LEFT - 40) / columns);
        double height = Math.max(13, Math.min(26, width));
        Titles titles = new Titles(chart.title(), chart.note());
        double top = titles.height() + 76;
        double bottom = top + height * chart.rows().size();
        Svg svg = new Svg(
                WIDTH,
                bottom + 32,
                chart.title() + ": p-values of " + chart.rows().size() + " by "
                        + chart.columns().size() + " comparisons");
        titles.draw(svg);
        for (int c = 0; c < chart.columns().size(); c++) {
            svg.steepText(
                    LEFT + width * (c + 0.5) + 3,
                    top - 7,
                    "ink",
                    Svg.fit(chart.columns().get(c), 13));
        }
        double[][] p = chart.p();
        for (int r = 0; r < chart.rows().size(); r++) {
            double y = top + height * r;
            svg.label(LEFT - 8, y + height / 2 + 3.8, "ink end", chart.rows().get(r), 14);
            for (int c = 0; c < p[r].length; c++) {
                field(
                        svg,
                        p[r][c],
                        LEFT + width * c,
                        y,
                        width,
                        height,
                        chart.rows().get(r) + " and " + chart.columns().get(c));
            }
        }
        for (int i = 0; i < NAMES.size(); i++) {
            double x = 10 + 84 * i;
            svg.field(x, bottom + 14, 12, 12, "p" + i, "").text(x + 17, bottom + 24, "", NAMES.get(i));
        }
        return svg;
    }

    private static void field(Svg svg, double p, double x, double y, double w, double h, String who) {
        if (Double.isNaN(p)) {
            return;
        }
        int level = 0;
        while (level < STEPS.length && p >= STEPS[level]) {
            level++;
        }
        String number =
                p < 0.001 ? "<.001" : String.format(Locale.ROOT, "%.3f", p).replaceFirst("^0", "");
        svg.field(x + 0.5, y + 0.5, w - 1, h - 1, "p" + level, who + ": p " + (p < 0.001 ? "< 0.001" : "= 0" + number));
        if (w >= 30) {
            svg.text(x + w / 2, y + h / 2 + 3.8, "num mid on" + level, number);
        }
    }
}
