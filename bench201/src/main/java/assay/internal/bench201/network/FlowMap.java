package assay.internal.bench201.network;

import java.util.Arrays;

/**
 * The map at a node for the image of ones, and its derivative by a common factor of all weights: {@code [channels][2 * side *
 * side]}, the map before the derivative.
 *
 * <p>The image is the same everywhere, so only pixels near the edges differ. With {@code border} such rows and columns at each
 * edge, all between them are equal, and one of them is kept: {@code side} is at most {@code 2 border + 1}. Such a map is also
 * exactly what a smaller image gives.
 */
final class FlowMap {
    private final int full;
    private final double[][] rows;
    private int border;
    private int side;

    /**
     * @param full side of the whole image, pixels
     * @param most the largest side that is kept
     */
    FlowMap(int channels, int full, int most) {
        this.full = full;
        rows = rows(channels, most);
    }

    /** Rows for maps and their derivatives. */
    static double[][] rows(int count, int side) {
        return new double[count][2 * side * side];
    }

    /** The side that is kept of an image. */
    static int side(int border, int full) {
        return Math.min(full, 2 * border + 1);
    }

    int channels() {
        return rows.length;
    }

    int full() {
        return full;
    }

    int border() {
        return border;
    }

    int side() {
        return side;
    }

    double[][] rows() {
        return rows;
    }

    /** Zero, with room for this border. */
    void clear(int newBorder) {
        border = newBorder;
        side = side(border, full);
        for (double[] row : rows) {
            Arrays.fill(row, 0, 2 * side * side, 0);
        }
    }

    /** Adds maps with their derivatives that are no larger than this one. */
    void add(double[][] x, int from) {
        for (int c = 0; c < rows.length; c++) {
            if (from == side) {
                FlowKernels.add(x[c], rows[c], 2 * side * side);
            } else {
                add(x[c], 0, from, rows[c], 0);
                add(x[c], from * from, from, rows[c], side * side);
            }
        }
    }

    private void add(double[] x, int at, int from, double[] y, int put) {
        for (int r = 0; r < side; r++) {
            int line = at + place(r, from, side) * from;
            for (int c = 0; c < side; c++) {
                y[put + r * side + c] += x[line + place(c, from, side)];
            }
        }
    }

    /** Where a place in a larger image is found in a smaller one: the place in the middle stands for all that it leaves out. */
    static int place(int i, int from, int to) {
        return Math.min(i, Math.max(from / 2, i - (to - from)));
    }

    /** The sum over all pixels of the whole image, of a map and of its derivative together. */
    static double total(double[] row, int side, int full) {
        double sum = 0;
        for (int half = 0; half < 2; half++) {
            for (int r = 0; r < side; r++) {
                double line = 0;
                for (int c = 0; c < side; c++) {
                    line += row[(half * side + r) * side + c] * stands(c, side, full);
                }
                sum += line * stands(r, side, full);
            }
        }
        return sum;
    }

    /** For how many rows of the whole image one stands. */
    private static int stands(int i, int side, int full) {
        return i == side / 2 ? full - side + 1 : 1;
    }
}
