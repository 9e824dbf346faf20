package assay.internal.supernet.cpu;

import assay.supernet.tensor.Window;

/**
 * Takes the values of one map at the places of another map's maxima, as tangents need it. The place of a window's maximum is
 * the first of equal ones, row by row. Places are found for all channels of a pixel side by side.
 */
final class Maxima {
    private float[] by = {};
    private float[] in = {};
    private float[] out = {};
    private float[] best = {};
    private int[] places = {};

    private void reserve(int inputs, int outputs) {
        if (by.length < inputs) {
            by = new float[inputs];
            in = new float[inputs];
        }
        if (places.length < outputs) {
            out = new float[outputs];
            best = new float[outputs];
            places = new int[outputs];
        }
    }

    void pick(CpuTensor by, CpuTensor x, Window window, CpuTensor y) {
        int inputs = x.size() / x.dim(0);
        int outputs = y.size() / y.dim(0);
        reserve(inputs, outputs);
        for (int n = 0; n < x.dim(0); n++) {
            find(by, n, window, y);
            x.floats.get(n * inputs, in, 0, inputs);
            for (int i = 0; i < outputs; i++) {
                out[i] = in[places[i]];
            }
            y.floats.put(n * outputs, out, 0, outputs);
        }
    }

    /** Fills {@code by} with sample n, and {@code best} and {@code places} with each window's maximum and its place. */
    private void find(CpuTensor source, int n, Window window, CpuTensor y) {
        int c = source.dim(1);
        int h = source.dim(2);
        int w = source.dim(3);
        source.floats.get(n * c * h * w, by, 0, c * h * w);
        for (int oh = 0, to = 0; oh < y.dim(2); oh++) {
            int top = oh * window.stride() - window.padding();
            for (int ow = 0; ow < y.dim(3); ow++, to += c) {
                int left = ow * window.stride() - window.padding();
                boolean first = true;
                for (int i = Math.max(top, 0); i < Math.min(top + window.kernel(), h); i++) {
                    for (int j = Math.max(left, 0); j < Math.min(left + window.kernel(), w); j++) {
                        int from = (i * w + j) * c;
                        if (first) {
                            begin(from, to, c);
                            first = false;
                        } else {
                            compare(from, to, c);
                        }
                    }
                }
            }
        }
    }

    private void begin(int from, int to, int c) {
        System.arraycopy(by, from, best, to, c);
        for (int k = 0; k < c; k++) {
            places[to + k] = from + k;
        }
    }

    private void compare(int from, int to, int c) {
        for (int k = 0; k < c; k++) {
            float v = by[from + k];
            if (v > best[to + k]) {
                best[to + k] = v;
                places[to + k] = from + k;
            }
        }
    }
}
