package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * How a cell changes over epochs: a row for each edge and a field for each epoch, in the colour of the operation that the edge
 * then has; empty where it has none.
 *
 * @param operations the names of all, in the order of their colours
 * @param x epochs, ascending
 */
public record EvolutionStrip(String title, List<String> operations, double[] x, List<Row> rows) {
    private static final double WIDTH = 360;
    private static final double LEFT = 92;
    private static final double RIGHT = 348;
    private static final double TOP = 28;
    private static final double ROW = 16;

    /**
     * One edge.
     *
     * @param taken the operations that it has at each epoch, places in {@code operations}; the first one is drawn
     */
    public record Row(String name, List<List<Integer>> taken) {
        public Row {
            taken = taken.stream().map(List::copyOf).toList();
        }
    }

    public EvolutionStrip {
        operations = List.copyOf(operations);
        rows = List.copyOf(rows);
        x = x.clone();
        Line.requireAscending(x);
        for (Row row : rows) {
            if (row.taken().size() != x.length) {
                throw new IllegalArgumentException("evolution: expected " + x.length + " operations of " + row.name()
                        + ", found " + row.taken().size());
            }
        }
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    /** The drawing. */
    public Svg draw() {
        List<Legend.Key> keys = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            keys.add(new Legend.Key(operations.get(i), i, false));
        }
        Legend legend = new Legend(keys, 10, RIGHT);
        double bottom = TOP + ROW * rows.size();
        Svg svg = new Svg(WIDTH, bottom + 36 + legend.height(), title + ": the operation of every edge over epochs");
        svg.text(10, 16, "name", title);
        double y = TOP;
        for (Row row : rows) {
            svg.label(LEFT - 6, y + ROW - 4, "end", row.name(), LEFT - 16);
            row(svg, row, y);
            svg.line(LEFT, y + ROW, RIGHT, y + ROW, "grid");
            y += ROW;
        }
        int last = x.length - 1;
        for (int i : last > 1 ? new int[] {0, last / 2, last} : last == 1 ? new int[] {0, 1} : new int[] {0}) {
            svg.text((at(i) + at(i + 1)) / 2, bottom + 14, "num mid", Svg.number(x[i]));
        }
        svg.text((LEFT + RIGHT) / 2, bottom + 30, "mid", "epochs of the search");
        legend.draw(svg, bottom + 32);
        return svg;
    }

    /** Neighbouring epochs with the same operations are one field. */
    private void row(Svg svg, Row row, double y) {
        List<List<Integer>> taken = row.taken();
        int from = 0;
        for (int i = 1; i <= taken.size(); i++) {
            if (i == taken.size() || !taken.get(i).equals(taken.get(from))) {
                if (!taken.get(from).isEmpty()) {
                    field(svg, row, from, i, y);
                }
                from = i;
            }
        }
    }

    private void field(Svg svg, Row row, int from, int to, double y) {
        List<Integer> taken = row.taken().get(from);
        String names = String.join(", ", taken.stream().map(operations::get).toList());
        String when = to - from == 1
                ? "epoch " + Svg.number(x[from])
                : "epochs " + Svg.number(x[from]) + " to " + Svg.number(x[to - 1]);
        svg.field(
                at(from),
                y + 1,
                at(to) - at(from) - 0.5,
                ROW - 2,
                "tenth10 square " + Theme.series(taken.get(0)),
                row.name() + ": " + names + ", " + when);
    }

    /** The beginning of the field of the i-th epoch. */
    private double at(int i) {
        return LEFT + (RIGHT - LEFT) * i / x.length;
    }
}
