package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.TextWidth;
import assay.internal.reports.svg.Theme;
import java.util.ArrayList;
import java.util.List;

/** Names below a plot, each with its colour and mark, in as many lines as needed. */
final class Legend {
    private static final double LINE = 17;
    private static final double SWATCH = 20;

    /** The width for a name: most of the chart. */
    private static final double MOST = 290;

    /** One name. @param line whether the sign is a line through the mark */
    record Key(String name, int colour, boolean line) {}

    private record Placed(Key key, double x, int row) {}

    private final List<Placed> placed = new ArrayList<>();

    Legend(List<Key> keys, double from, double to) {
        double x = from;
        int row = 0;
        for (Key key : keys) {
            double width = SWATCH + 4 + Math.min(MOST, TextWidth.of(key.name(), Svg.LETTERS));
            if (x > from && x + width > to) {
                x = from;
                row++;
            }
            placed.add(new Placed(key, x, row));
            x += width + 12;
        }
    }

    double height() {
        return placed.isEmpty() ? 0 : 6 + LINE * (placed.get(placed.size() - 1).row() + 1);
    }

    void draw(Svg svg, double top) {
        for (Placed p : placed) {
            double y = top + 6 + LINE * (p.row() + 0.5);
            String series = Theme.series(p.key().colour());
            svg.open("key", p.key().name());
            if (p.key().line()) {
                svg.line(
                        p.x(),
                        y,
                        p.x() + SWATCH,
                        y,
                        "mean " + series + Theme.dashes(p.key().colour()));
            }
            svg.mark(p.key().colour(), p.x() + SWATCH / 2, y, 4, "");
            svg.label(p.x() + SWATCH + 4, y + 3.8, "ink", p.key().name(), MOST);
            svg.close();
        }
    }
}
