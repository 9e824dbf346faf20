package assay.supernet.nd4j;

import assay.supernet.tensor.Window;
import java.util.Arrays;

/** Pools of maxima, plane by plane: the place of each window's largest value, row by row the first of equal ones. */
final class Maxima {
    private float[] by = {};
    private float[] in = {};
    private float[] out = {};
    private int[] places = {};

    private void reserve(int inputs, int outputs) {
        if (by.length < inputs) {
            by = new float[inputs];
            in = new float[inputs];
        }
        if (places.length < outputs) {
            out = new float[outputs];
            places = new int[outputs];
        }
    }

    void pick(Nd4jTensor by, Nd4jTensor x, Window window, Nd4jTensor y) {
        int inputs = x.dim(2) * x.dim(3);
        int outputs = y.dim(2) * y.dim(3);
        reserve(inputs, outputs);
        for (int p = 0; p < x.dim(0) * x.dim(1); p++) {
            find(by, p, window, y);
            float[] values = this.by;
            if (x != by) {
                x.floats.get(p * inputs, in, 0, inputs);
                values = in;
            }
            for (int i = 0; i < outputs; i++) {
                out[i] = values[places[i]];
            }
            y.floats.put(p * outputs, out, 0, outputs);
        }
    }

    void spread(Nd4jTensor by, Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add) {
        int inputs = gx.dim(2) * gx.dim(3);
        int outputs = gy.dim(2) * gy.dim(3);
        reserve(inputs, outputs);
        for (int p = 0; p < gx.dim(0) * gx.dim(1); p++) {
            find(by, p, window, gy);
            gy.floats.get(p * outputs, out, 0, outputs);
            if (add) {
                gx.floats.get(p * inputs, in, 0, inputs);
            } else {
                Arrays.fill(in, 0, inputs, 0);
            }
            for (int i = 0; i < outputs; i++) {
                in[places[i]] += out[i];
            }
            gx.floats.put(p * inputs, in, 0, inputs);
        }
    }

    /** Fills {@code by} with plane p, and {@code places}. */
    private void find(Nd4jTensor source, int p, Window window, Nd4jTensor y) {
        int h = source.dim(2);
        int w = source.dim(3);
        source.floats.get(p * h * w, by, 0, h * w);
        int yi = 0;
        for (int oh = 0; oh < y.dim(2); oh++) {
            int top = Math.max(oh * window.stride() - window.padding(), 0);
            int bottom = Math.min(oh * window.stride() - window.padding() + window.kernel(), h);
            for (int ow = 0; ow < y.dim(3); ow++) {
                int left = Math.max(ow * window.stride() - window.padding(), 0);
                int right = Math.min(ow * window.stride() - window.padding() + window.kernel(), w);
                int best = top * w + left;
                float largest = by[best];
                for (int i = top; i < bottom; i++) {
                    for (int at = i * w + left; at < i * w + right; at++) {
                        if (by[at] > largest) {
                            largest = by[at];
                            best = at;
                        }
                    }
                }
                places[yi++] = best;
            }
        }
    }
}
