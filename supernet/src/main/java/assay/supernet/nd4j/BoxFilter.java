package assay.supernet.nd4j;

import assay.supernet.tensor.Shapes;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The 3x3 average pool with stride 1 and padding 1, over several planes at once: the sum of three neighbours in the row,
 * then of three such sums in the column. The neighbours are copied one place to the side first, because the compiler
 * vectorises sums of {@code a[i] + b[i]} and not of {@code a[i] + a[i + 1]}. The box is symmetric, so the gradient is the
 * same sum of {@code gy / pixels}.
 */
final class BoxFilter {
    /** Floats in one piece: seven of them fit in 48 KiB. */
    private static final int PIECE = 1024;

    private int height;
    private int width;
    private int planes; // that are worked on at once
    private float[] share; // 1 / pixels under the window
    private float[] x;
    private float[] before;
    private float[] after;
    private float[] row;

    void run(Nd4jTensor from, Nd4jTensor to, boolean backward, boolean add) {
        prepare(from.dim(2), from.dim(3));
        int total = from.dim(0) * from.dim(1);
        int positions = Shapes.positions(from);
        for (int p = 0; p < total; p += planes) {
            int n = Math.min(planes, total - p) * positions;
            from.floats.get(p * positions, x, 0, n);
            if (backward) {
                multiply(x, share, n);
            }
            sumRows(n);
            sumColumns(n);
            if (!backward) {
                multiply(x, share, n);
            }
            if (add) {
                add(to.floats, p * positions, n);
            }
            to.floats.put(p * positions, x, 0, n);
        }
    }

    private static void multiply(float[] x, float[] by, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = x[i] * by[i];
        }
    }

    private void add(FloatBuffer to, int at, int n) {
        to.get(at, row, 0, n);
        for (int i = 0; i < n; i++) {
            x[i] = x[i] + row[i];
        }
    }

    private void sumRows(int n) {
        System.arraycopy(x, 0, before, 1, n - 1);
        System.arraycopy(x, 1, after, 0, n - 1);
        for (int i = 0; i < n; i += width) {
            before[i] = 0;
            after[i + width - 1] = 0;
        }
        sum(row, before, x, after, n);
    }

    /** Back into x. */
    private void sumColumns(int n) {
        int rest = (height - 1) * width;
        for (int i = 0; i < n; i += height * width) {
            Arrays.fill(before, i, i + width, 0);
            System.arraycopy(row, i, before, i + width, rest);
            System.arraycopy(row, i + width, after, i, rest);
            Arrays.fill(after, i + rest, i + rest + width, 0);
        }
        sum(x, before, row, after, n);
    }

    private static void sum(float[] y, float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = a[i] + b[i] + c[i];
        }
    }

    private void prepare(int h, int w) {
        if (h == height && w == width) {
            return;
        }
        height = h;
        width = w;
        planes = Math.max(1, PIECE / (h * w));
        int n = planes * h * w;
        share = new float[n];
        x = new float[n];
        before = new float[n];
        after = new float[n];
        row = new float[n];
        for (int i = 0; i < n; i++) {
            int column = i % w;
            int line = i / w % h;
            int columns = 1 + (column > 0 ? 1 : 0) + (column < w - 1 ? 1 : 0);
            int lines = 1 + (line > 0 ? 1 : 0) + (line < h - 1 ? 1 : 0);
            share[i] = 1f / (columns * lines);
        }
    }
}
