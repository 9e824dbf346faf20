package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * How shares change over epochs: a row for each option and a field for each epoch, darker for a larger share. Rows are grouped
 * by decision; the shares of a group sum to one at every epoch.
 *
 * @param colour index of the method's colour
 * @param x epochs, ascending
 */
public record ShareMap(String title, int colour, double[] x, List<Group> groups) {
    /** The options of one decision. */
    public record Group(String name, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** One option, a share (0 to 1) at each epoch. */
    public record Row(String name, double[] shares) {
        public Row {
            shares = shares.clone();
        }

        @Override
        public double[] shares() {
            return shares.clone();
        }
    }

    public ShareMap {
        x = x.clone();
        groups = List.copyOf(groups);
        Line.requireAscending(x);
        for (Group g : groups) {
            for (Row r : g.rows()) {
                if (r.shares.length != x.length) {
                    throw new IllegalArgumentException("share map: expected " + x.length + " shares of " + r.name()
                            + ", found " + r.shares.length);
                }
            }
        }
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    public Svg draw() {
        return new ShareMapDrawing(this).svg();
    }
}
