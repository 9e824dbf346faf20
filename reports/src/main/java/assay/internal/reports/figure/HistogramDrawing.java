package assay.internal.reports.figure;

import assay.internal.reports.figure.Histogram.Marker;
import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a {@link Histogram}. */
final class HistogramDrawing {
    private static final int BINS = 48;

    /** The width that a marker with its number takes in a row, in pixels. */
    private static final double NUMBERED = 26;

    private final Histogram chart;
    private final double[] shown;
    private final double low;
    private final double high;
    private final int[] count = new int[BINS];
    private final Plot plot;

    HistogramDrawing(Histogram chart) {
        this.chart = chart;
        double[] all = Arrays.stream(chart.values()).filter(Extent::has).toArray();
        shown = Arrays.stream(all).filter(v -> !(v < chart.from())).toArray();
        Extent xs = new Extent().add(shown);
        chart.markers().forEach(m -> xs.add(m.value()));
        double pad = xs.high() > xs.low() ? 0 : 0.5;
        low = xs.low() - pad;
        high = xs.high() + pad;
        for (double v : shown) {
            count[(int) Math.min(BINS - 1, (v - low) / (high - low) * BINS)]++;
        }
        Map<String, Legend.Key> keys = new LinkedHashMap<>();
        chart.markers().forEach(m -> keys.putIfAbsent(m.name(), new Legend.Key(m.name(), m.colour(), false)));
        int cut = all.length - shown.length;
        String note = cut == 0 ? "" : String.format(Locale.ROOT, "%,d smaller values are not drawn", cut);
        plot = new Plot(
                chart.title(),
                note,
                chart.title() + ": how many have which " + chart.x().label(),
                chart.x(),
                xs.add(low, high),
                Axis.whole(chart.countLabel()),
                new Extent().add(Arrays.stream(count).max().orElse(1)),
                true,
                0,
                List.copyOf(keys.values()));
    }

    Svg svg() {
        Path path = new Path().move(plot.x.at(low), plot.bottom);
        for (int b = 0; b < BINS; b++) {
            path.upright(plot.y.at(count[b])).across(plot.x.at(low + (b + 1) * (high - low) / BINS));
        }
        if (shown.length > 0) {
            plot.svg.path(path.upright(plot.bottom).shut(), "mass", "");
        }
        List<Double> ends = new ArrayList<>(); // for each row of markers: where it is free again
        for (Marker m : chart.markers().stream()
                .filter(m -> Extent.has(m.value()))
                .sorted(Comparator.comparingDouble(Marker::value))
                .toList()) {
            double x = plot.x.at(m.value());
            int row = 0;
            while (row < ends.size() && ends.get(row) > x) {
                row++;
            }
            double next = x + NUMBERED;
            if (row < ends.size()) {
                ends.set(row, next);
            } else {
                ends.add(next);
            }
            double y = plot.bottom - 14 - 11 * row;
            plot.svg.open("series", m.name());
            plot.svg.line(x, plot.bottom, x, y, "pin " + Theme.series(m.colour()));
            plot.svg.mark(m.colour(), x, y, 4, m.label());
            plot.svg
                    .text(x + 6, y + 3.5, "halo ink", m.name().replaceAll("\\D+", ""))
                    .close();
        }
        return plot.svg;
    }
}
