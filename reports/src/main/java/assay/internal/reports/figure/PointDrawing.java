package assay.internal.reports.figure;

import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.Theme;
import java.util.ArrayList;
import java.util.List;

/** Draws clouds of points: single ones as marks, many as a density. */
final class PointDrawing {
    private static final double SQUARE = 5;
    private static final int LEVELS = 4;

    private final List<Cloud> clouds;
    private final Plot plot;

    /** @param more names beside those of the clouds */
    PointDrawing(
            String title,
            String note,
            Axis x,
            Axis y,
            Extent xs,
            Extent ys,
            List<Cloud> clouds,
            List<Legend.Key> more) {
        this.clouds = clouds;
        clouds.forEach(c -> {
            xs.add(c.x());
            ys.add(c.y());
        });
        List<Legend.Key> keys = new ArrayList<>();
        for (Cloud c : clouds) {
            if (!c.name().isEmpty()) {
                keys.add(new Legend.Key(c.name(), c.colour(), false));
            }
        }
        keys.addAll(more);
        String about = title + ": " + y.label() + " over " + x.label() + (note.isEmpty() ? "" : "; " + note);
        plot = new Plot(title, note, about, x, xs, y, ys, false, 0, keys);
    }

    Plot plot() {
        return plot;
    }

    Svg draw() {
        under();
        over();
        return plot.svg;
    }

    /** Points for comparison, and clouds with too many points to see each. */
    void under() {
        clouds.stream().filter(PointDrawing::isUnder).forEach(this::group);
    }

    void over() {
        clouds.stream().filter(c -> !isUnder(c)).forEach(this::group);
    }

    private static boolean isUnder(Cloud c) {
        return c.colour() == Cloud.BACKGROUND || c.x().length >= Cloud.DENSE;
    }

    private void group(Cloud c) {
        plot.svg.open("series", c.name());
        draw(c);
        plot.svg.close();
    }

    private void draw(Cloud cloud) {
        double[] x = cloud.x();
        double[] y = cloud.y();
        if (x.length >= Cloud.DENSE) {
            density(cloud.colour(), x, y);
            return;
        }
        for (int i = 0; i < x.length; i++) {
            if (Extent.has(x[i]) && Extent.has(y[i])) {
                String hover = cloud.labels().isEmpty() ? "" : cloud.labels().get(i);
                plot.svg.mark(cloud.colour(), plot.x.at(x[i]), plot.y.at(y[i]), 3.2, hover);
            }
        }
    }

    /** Squares in four shades: 1, up to 1/16, 1/4 and all of the fullest square's points. */
    private void density(int colour, double[] x, double[] y) {
        int columns = (int) Math.ceil((plot.right - plot.left) / SQUARE);
        int rows = (int) Math.ceil((plot.bottom - plot.top) / SQUARE);
        int[][] count = new int[rows][columns];
        int most = 1;
        for (int i = 0; i < x.length; i++) {
            if (Extent.has(x[i]) && Extent.has(y[i])) {
                int c = Math.min(columns - 1, Math.max(0, (int) ((plot.x.at(x[i]) - plot.left) / SQUARE)));
                int r = Math.min(rows - 1, Math.max(0, (int) ((plot.y.at(y[i]) - plot.top) / SQUARE)));
                most = Math.max(most, ++count[r][c]);
            }
        }
        for (int level = 0; level < LEVELS; level++) {
            Path path = squares(count, level, most);
            if (!path.isEmpty()) {
                plot.svg.path(path, "square shade" + level + " " + Theme.series(colour), "");
            }
        }
    }

    private Path squares(int[][] count, int level, int most) {
        Path path = new Path();
        for (int r = 0; r < count.length; r++) {
            for (int c = 0; c < count[r].length; c++) {
                if (count[r][c] > 0 && level(count[r][c], most) == level) {
                    double left = plot.left + c * SQUARE;
                    double top = plot.top + r * SQUARE;
                    path.move(left, top)
                            .across(left + SQUARE)
                            .upright(top + SQUARE)
                            .across(left)
                            .shut();
                }
            }
        }
        return path;
    }

    private static int level(int count, int most) {
        return count == 1 ? 0 : count * 16L <= most ? 1 : count * 4L <= most ? 2 : 3;
    }
}
