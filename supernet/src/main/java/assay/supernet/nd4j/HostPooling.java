package assay.supernet.nd4j;

import assay.supernet.tensor.Shapes;
import assay.supernet.tensor.Window;
import java.util.Arrays;

/** Average pooling in Java: the 3x3 of the cells as sums of shifted arrays, any other window plane by plane. */
final class HostPooling {
    private static final Window CELL = Window.same(3);

    private final BoxFilter box = new BoxFilter();
    private float[] x = {};
    private float[] y = {};

    private void reserve(int xs, int ys) {
        if (x.length < xs) {
            x = new float[xs];
        }
        if (y.length < ys) {
            y = new float[ys];
        }
    }

    void forward(Nd4jTensor from, Window window, Nd4jTensor to, boolean add) {
        if (window.equals(CELL)) {
            box.run(from, to, false, add);
            return;
        }
        int xs = Shapes.positions(from);
        int ys = Shapes.positions(to);
        reserve(xs, ys);
        for (int p = 0; p < from.dim(0) * from.dim(1); p++) {
            from.floats.get(p * xs, x, 0, xs);
            if (add) {
                to.floats.get(p * ys, y, 0, ys);
            } else {
                Arrays.fill(y, 0, ys, 0);
            }
            plane(from.dim(2), from.dim(3), window, to.dim(2), to.dim(3), false);
            to.floats.put(p * ys, y, 0, ys);
        }
    }

    void backward(Nd4jTensor from, Window window, Nd4jTensor to, boolean add) {
        if (window.equals(CELL)) {
            box.run(from, to, true, add);
            return;
        }
        int xs = Shapes.positions(to);
        int ys = Shapes.positions(from);
        reserve(xs, ys);
        for (int p = 0; p < from.dim(0) * from.dim(1); p++) {
            from.floats.get(p * ys, y, 0, ys);
            if (add) {
                to.floats.get(p * xs, x, 0, xs);
            } else {
                Arrays.fill(x, 0, xs, 0);
            }
            plane(to.dim(2), to.dim(3), window, from.dim(2), from.dim(3), true);
            to.floats.put(p * xs, x, 0, xs);
        }
    }

    /** {@code y += mean of x} under each window, or {@code x += y / (pixels of the window)}. */
    private void plane(int h, int w, Window window, int oh, int ow, boolean backward) {
        for (int i = 0; i < oh; i++) {
            int top = Math.max(0, i * window.stride() - window.padding());
            int bottom = Math.min(h, i * window.stride() - window.padding() + window.kernel());
            for (int j = 0; j < ow; j++) {
                int left = Math.max(0, j * window.stride() - window.padding());
                int right = Math.min(w, j * window.stride() - window.padding() + window.kernel());
                float share = 1f / ((bottom - top) * (right - left));
                float value = backward ? y[i * ow + j] * share : 0;
                float sum = 0;
                for (int r = top; r < bottom; r++) {
                    for (int at = r * w + left; at < r * w + right; at++) {
                        if (backward) {
                            x[at] += value;
                        } else {
                            sum += x[at];
                        }
                    }
                }
                if (!backward) {
                    y[i * ow + j] += sum * share;
                }
            }
        }
    }

    void mean(Nd4jTensor from, Nd4jTensor to) {
        int positions = Shapes.positions(from);
        reserve(positions, to.size());
        for (int p = 0; p < to.size(); p++) {
            from.floats.get(p * positions, x, 0, positions);
            double sum = 0;
            for (int i = 0; i < positions; i++) {
                sum += x[i];
            }
            y[p] = (float) (sum / positions);
        }
        to.floats.put(0, y, 0, to.size());
    }

    void meanGrad(Nd4jTensor from, Nd4jTensor to, boolean add) {
        int positions = Shapes.positions(to);
        reserve(positions, from.size());
        from.floats.get(0, y, 0, from.size());
        for (int p = 0; p < from.size(); p++) {
            float share = y[p] / positions;
            if (add) {
                to.floats.get(p * positions, x, 0, positions);
                for (int i = 0; i < positions; i++) {
                    x[i] = x[i] + share;
                }
            } else {
                Arrays.fill(x, 0, positions, share);
            }
            to.floats.put(p * positions, x, 0, positions);
        }
    }
}
