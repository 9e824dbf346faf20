package assay.internal.supernet.cpu;

import assay.supernet.tensor.Window;
import java.util.Arrays;

/**
 * The gradient of a depthwise convolution with respect to its kernel, for windows for which oneDNN has only a general method
 * that is ten times slower (larger than 3x3, or dilated). Channels lie last in memory, so a row of a map is a vector. For every
 * tap of the window two shifted rows are multiplied, element by element.
 */
final class DepthwiseGradient {
    private float[] x = {};
    private float[] shifted = {};
    private float[] g = {};
    private float[][] sums = {};

    /** {@code gw[c, 0, kh, kw] (+)=} sum over pixels of {@code x[c, at the tap] gy[c]}. */
    void run(CpuTensor x, CpuTensor gy, Window win, CpuTensor gw, boolean add) {
        int c = x.dim(1);
        int k = win.kernel();
        int row = gy.dim(3) * c;
        prepare(k * k, row, (x.dim(3) + 2 * win.padding()) * c);
        for (int n = 0; n < x.dim(0); n++) {
            for (int kh = 0; kh < k; kh++) {
                for (int oh = 0; oh < gy.dim(2); oh++) {
                    int ih = oh * win.stride() - win.padding() + kh * win.dilation();
                    if (ih >= 0 && ih < x.dim(2)) {
                        x.floats.get((n * x.dim(2) + ih) * x.dim(3) * c, this.x, win.padding() * c, x.dim(3) * c);
                        gy.floats.get((n * gy.dim(2) + oh) * row, g, 0, row);
                        for (int kw = 0; kw < k; kw++) {
                            shift(kw * win.dilation() * c, win.stride(), c, row);
                            Loops.addProduct(sums[kh * k + kw], shifted, g, row);
                        }
                    }
                }
            }
        }
        write(c, k * k, row, gw, add);
    }

    private void shift(int from, int stride, int c, int row) {
        if (stride == 1) {
            System.arraycopy(x, from, shifted, 0, row);
            return;
        }
        for (int to = 0; to < row; to += c) {
            System.arraycopy(x, from + to * stride, shifted, to, c);
        }
    }

    private void prepare(int taps, int row, int padded) {
        if (shifted.length < row) {
            shifted = new float[row];
            g = new float[row];
            sums = new float[0][];
        }
        if (sums.length < taps) {
            int length = shifted.length;
            sums = new float[taps][length];
        }
        for (int t = 0; t < taps; t++) {
            Arrays.fill(sums[t], 0, row, 0);
        }
        if (x.length < padded) {
            x = new float[padded];
        } else {
            Arrays.fill(x, 0, padded, 0);
        }
    }

    /** The kernel's layout in memory is {@code [c, kh, kw]}. */
    private void write(int c, int taps, int row, CpuTensor gw, boolean add) {
        float[] all = new float[c * taps];
        if (add) {
            gw.floats.get(0, all, 0, all.length);
        }
        for (int t = 0; t < taps; t++) {
            for (int j = 0; j < c; j++) {
                double sum = 0;
                for (int i = j; i < row; i += c) {
                    sum += sums[t][i];
                }
                all[j * taps + t] += (float) sum;
            }
        }
        gw.floats.put(0, all, 0, all.length);
    }
}
