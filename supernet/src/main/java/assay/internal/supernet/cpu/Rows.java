package assay.internal.supernet.cpu;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Shapes;
import java.nio.FloatBuffer;

/**
 * Cuts a range of channels into parts of whole rows; a row is the range at one pixel. If the range is the whole tensor, a part
 * is read at once; otherwise row by row. Parts make up pieces: a sum over pixels first adds the pieces, element by element, so
 * the length of a piece decides how it is rounded. Values are multiplied by their samples' factors as they are read.
 */
final class Rows {
    static final int PIECE = 2048;
    int count;
    int total;
    private FloatBuffer floats;
    private int from;
    private int width;
    private int positions;
    /** One for each sample; null for none. */
    private double[] factors;

    /** Cuts this range from now on. */
    Rows of(Channels c) {
        CpuTensor t = (CpuTensor) c.tensor();
        floats = t.floats;
        from = c.from();
        count = c.count();
        width = t.dim(1);
        positions = Shapes.positions(t);
        total = t.dim(0) * positions;
        factors = c.factors();
        return this;
    }

    /** How many rows make a piece. */
    int perPiece() {
        return Math.max(1, PIECE / count);
    }

    /** How many rows make a part. */
    int perPart() {
        return Math.max(1, ElementMaps.PART / count);
    }

    /** How many rows the part that begins at this row has; it ends with its piece. */
    int part(int row) {
        return Math.min(Math.min(perPart(), perPiece() - row % perPiece()), total - row);
    }

    /** The place of this row's part in its piece. */
    int slot(int row) {
        return row % perPiece() / perPart();
    }

    boolean hasFactors() {
        return factors != null;
    }

    void get(int row, int rows, float[] to, float[] wide) {
        copy(row, rows, to, wide);
        if (factors != null) {
            multiply(row, rows, to);
        }
    }

    /** By the factors, which there must be. */
    void multiply(int row, int rows, float[] values) {
        for (int r = row; r < row + rows; ) {
            int sample = r / positions;
            int stop = Math.min(row + rows, (sample + 1) * positions);
            Loops.scale(values, (float) factors[sample], (r - row) * count, (stop - row) * count);
            r = stop;
        }
    }

    /** What is there, without factors. */
    void copy(int row, int rows, float[] to, float[] wide) {
        if (count == width) {
            floats.get(row * count, to, 0, rows * count);
            return;
        }
        int some = Math.max(1, wide.length / width);
        for (int r = 0; r < rows; r += some) {
            int n = Math.min(some, rows - r);
            if (width > wide.length) {
                floats.get((row + r) * width + from, to, r * count, count);
                continue;
            }
            floats.get((row + r) * width, wide, 0, n * width);
            for (int i = 0; i < n; i++) {
                System.arraycopy(wide, i * width + from, to, (r + i) * count, count);
            }
        }
    }

    void put(int row, int rows, float[] values) {
        if (count == width) {
            floats.put(row * count, values, 0, rows * count);
            return;
        }
        for (int r = 0; r < rows; r++) {
            floats.put((row + r) * width + from, values, r * count, count);
        }
    }
}
