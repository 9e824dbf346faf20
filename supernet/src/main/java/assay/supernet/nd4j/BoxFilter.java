package assay.supernet.nd4j;

import assay.supernet.tensor.Shapes;
import java.util.Arrays;

/**
 * The 3x3 average pool with stride 1 and padding 1: the sum of three neighbours in the row, then of three such sums in the
 * column, over several planes at once. Factors 0 and 1 cut the neighbours that lie in another row or plane. The box is
 * symmetric, so the gradient is the same sum of {@code gy / pixels}.
 */
final class BoxFilter {
    private int height;
    private int width;
    private int planes; // that are worked on at once
    private float[] left;
    private float[] right;
    private float[] up;
    private float[] down;
    private float[] share; // 1 / pixels under the window
    private float[] x; // with one pixel before and after
    private float[] row; // with one row before and after
    private float[] old;

    void run(Nd4jTensor from, Nd4jTensor to, boolean backward, boolean add) {
        prepare(from.dim(2), from.dim(3));
        int total = from.dim(0) * from.dim(1);
        int positions = Shapes.positions(from);
        for (int p = 0; p < total; p += planes) {
            int n = Math.min(planes, total - p) * positions;
            from.floats.get(p * positions, x, 1, n);
            x[n + 1] = 0;
            if (backward) {
                for (int i = 0; i < n; i++) {
                    x[i + 1] = x[i + 1] * share[i];
                }
            }
            sumRows(n);
            sumColumns(n);
            if (!backward) {
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] * share[i];
                }
            }
            if (add) {
                to.floats.get(p * positions, old, 0, n);
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] + old[i];
                }
            }
            to.floats.put(p * positions, x, 0, n);
            x[0] = 0;
        }
    }

    private void sumRows(int n) {
        for (int i = 0; i < n; i++) {
            row[i + width] = left[i] * x[i] + x[i + 1] + right[i] * x[i + 2];
        }
        Arrays.fill(row, n + width, n + 2 * width, 0);
    }

    /** Into x, from place 0 on. */
    private void sumColumns(int n) {
        int w = width;
        for (int i = 0; i < n; i++) {
            x[i] = up[i] * row[i] + row[i + w] + down[i] * row[i + 2 * w];
        }
    }

    private void prepare(int h, int w) {
        if (h == height && w == width) {
            return;
        }
        height = h;
        width = w;
        planes = Math.max(1, HostMaps.PIECE / (h * w));
        int n = planes * h * w;
        left = new float[n];
        right = new float[n];
        up = new float[n];
        down = new float[n];
        share = new float[n];
        x = new float[n + 2];
        row = new float[n + 2 * w];
        old = new float[n];
        for (int i = 0; i < n; i++) {
            int column = i % w;
            int line = i / w % h;
            left[i] = column > 0 ? 1 : 0;
            right[i] = column < w - 1 ? 1 : 0;
            up[i] = line > 0 ? 1 : 0;
            down[i] = line < h - 1 ? 1 : 0;
            share[i] = 1 / ((1 + left[i] + right[i]) * (1 + up[i] + down[i]));
        }
    }
}
