package assay.internal.reports.figure;

import assay.internal.reports.figure.RankDiagram.Mark;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Scale;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.TextWidth;
import assay.internal.reports.svg.Theme;
import assay.internal.reports.svg.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws a {@link RankDiagram}: the best at the left. */
final class RankDiagramDrawing {
    private static final double AXIS = 136;
    private static final double ROW = 17;

    /** The width for a name beside its rank: as much as the longest needs, within these. */
    private static final double LEAST = 108;

    private static final double MOST = 176;

    /** Beside a name: its rank, and the line to the axis. */
    private static final double RANK = 44;

    private static final double BAR = 7;

    private final RankDiagram chart;
    private final List<Mark> marks;
    private final Titles titles;
    private final double line;
    private final double name;
    private final double left;
    private final double right;
    private final double width;

    RankDiagramDrawing(RankDiagram chart) {
        this.chart = chart;
        this.marks = chart.marks().stream()
                .sorted(Comparator.comparingDouble(Mark::rank))
                .toList();
        this.titles = new Titles(chart.title(), chart.note());
        this.line = titles.height() + 46;
        double widest = marks.stream()
                .mapToDouble(m -> TextWidth.of(m.name(), Svg.LETTERS))
                .max()
                .orElse(0);
        this.name = Math.min(MOST, Math.max(LEAST, widest + 2));
        this.left = name + RANK;
        this.right = left + AXIS;
        this.width = right + left;
    }

    Svg svg() {
        int n = marks.size();
        List<int[]> groups = groups();
        int half = (n + 1) / 2;
        double names = line + 16 + BAR * groups.size();
        Svg svg = new Svg(
                width,
                names + ROW * half + 6,
                chart.title() + ": mean ranks of " + n + " methods, 1 is best; bars join those that do not differ");
        titles.draw(svg);
        Scale x = new Scale(1, Math.max(2, n), left, right);
        axis(svg, x, n);
        for (int g = 0; g < groups.size(); g++) {
            double y = line + 10 + BAR * g;
            double from = x.at(marks.get(groups.get(g)[0]).rank()) - 3;
            double to = x.at(marks.get(groups.get(g)[1]).rank()) + 3;
            svg.line(from, y, to, y, "clique");
        }
        for (int i = 0; i < n; i++) {
            boolean before = i < half;
            double y = names + ROW * (before ? i : n - 1 - i) + ROW / 2;
            name(svg, marks.get(i), x.at(marks.get(i).rank()), y, before);
        }
        return svg;
    }

    private void axis(Svg svg, Scale x, int n) {
        svg.line(left, line, right, line, "axis");
        int every = Math.max(1, (n + 8) / 9);
        for (int r = 1; r <= Math.max(2, n); r++) {
            svg.line(x.at(r), line, x.at(r), line - 4, "axis");
            if ((r - 1) % every == 0) {
                svg.text(x.at(r), line - 8, "num mid", Integer.toString(r));
            }
        }
        svg.text(right + 8, line - 8, "", "mean rank");
        chart.difference().ifPresent(cd -> {
            double to = Math.min(right, x.at(1 + cd));
            double y = line - 30;
            svg.line(left, y, to, y, "axis")
                    .line(left, y - 4, left, y + 4, "axis")
                    .line(to, y - 4, to, y + 4, "axis");
            svg.text(to + 6, y + 4, "ink", "CD " + number(cd));
        });
    }

    private void name(Svg svg, Mark mark, double x, double y, boolean before) {
        String series = Theme.series(mark.colour());
        double edge = before ? left - 6 : right + 6;
        svg.path(new Path().move(x, line).upright(y).across(edge), "lead " + series, "");
        svg.mark(mark.colour(), x, line, 3.4, mark.name() + ": " + number(mark.rank()));
        svg.label(before ? edge - 3 : edge + 3, y + 3.8, before ? "ink end" : "ink", mark.name(), name);
        String rank = String.format(Locale.ROOT, mark.rank() < 10 ? "%.2f" : "%.1f", mark.rank());
        svg.text(before ? 10 : width - 10, y + 3.8, before ? "num" : "num end", rank);
    }

    /** The first and last method of each largest group of neighbours within the critical difference. */
    private List<int[]> groups() {
        List<int[]> groups = new ArrayList<>();
        if (chart.difference().isEmpty()) {
            return groups;
        }
        double cd = chart.difference().getAsDouble();
        int reached = -1;
        for (int i = 0; i < marks.size(); i++) {
            int last = i;
            while (last + 1 < marks.size()
                    && marks.get(last + 1).rank() - marks.get(i).rank() < cd) {
                last++;
            }
            if (last > i && last > reached) {
                groups.add(new int[] {i, last});
            }
            reached = Math.max(reached, last);
        }
        return groups;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
