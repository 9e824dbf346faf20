package assay.reports.figure;

import java.util.List;

/**
 * A matrix of p-values: the smaller, the darker; each field also says its number.
 *
 * @param p {@code [rows][columns]}; NaN where there is none
 */
public record HeatMap(String title, String note, List<String> rows, List<String> columns, double[][] p) {
    public HeatMap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        if (p.length != rows.size()) {
            throw new IllegalArgumentException("heat map: expected " + rows.size() + " rows, found " + p.length);
        }
        double[][] copy = new double[p.length][];
        for (int r = 0; r < p.length; r++) {
            copy[r] = p[r].clone();
            if (copy[r].length != columns.size()) {
                throw new IllegalArgumentException(
                        "heat map: expected " + columns.size() + " columns, found " + copy[r].length);
            }
        }
        p = copy;
    }

    @Override
    public double[][] p() {
        double[][] copy = new double[p.length][];
        for (int r = 0; r < p.length; r++) {
            copy[r] = p[r].clone();
        }
        return copy;
    }

    public Svg draw() {
        return new HeatMapDrawing(this).svg();
    }
}
