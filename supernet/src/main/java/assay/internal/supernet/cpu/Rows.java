package assay.internal.supernet.cpu;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Shapes;
import java.nio.FloatBuffer;

/**
 * Cuts a range of channels into parts of whole rows; a row is the range at one pixel. If the range is the whole tensor, a part
 * is read at once; otherwise row by row. Parts make up pieces: a sum over pixels first adds the pieces, element by element, so
 * the length of a piece decides how it is rounded.
 */
final class Rows {
    static final int PIECE = 2048;
    int count;
    int total;
    private FloatBuffer floats;
    private int from;
    private int width;

    /** Cuts this range from now on. */
    Rows of(Channels c) {
        CpuTensor t = (CpuTensor) c.tensor();
        floats = t.floats;
        from = c.from();
        count = c.count();
        width = t.dim(1);
        total = t.dim(0) * Shapes.positions(t);
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

    void get(int row, int rows, float[] to, float[] wide) {
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
