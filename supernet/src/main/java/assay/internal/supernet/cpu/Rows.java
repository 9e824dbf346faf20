package assay.internal.supernet.cpu;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Shapes;
import java.nio.FloatBuffer;

/**
 * Cuts a range of channels into pieces of whole rows; a row is the range at one pixel. If the range is the whole tensor, a
 * piece is read at once; otherwise row by row.
 */
final class Rows {
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
        return Math.max(1, ElementMaps.PIECE / count);
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
