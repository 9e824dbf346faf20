package assay.internal.supernet.plain;

import assay.supernet.tensor.Window;

/**
 * The convolution's index sets, row by row. All three kernels are one sum over the same terms {@code y[yi] ~ weight[wi]
 * x[xi]}; they differ in which of the three they add to.
 */
final class ConvRows {
    /** Terms {@code y[yi + i], x[xi + i stride]} for {@code i} in {@code 0..count-1}, all with {@code weight[wi]}. */
    interface Row {
        void terms(int wi, int xi, int yi, int count);
    }

    private ConvRows() {}

    /** Visits every row: x {@code [n, ci, h, w]}, weight {@code [co, ci/groups, k, k]}, y {@code [n, co, oh, ow]}. */
    static void forEach(PlainTensor x, PlainTensor weight, Window window, PlainTensor y, Row row) {
        int ciGroup = weight.dim(1);
        int coGroup = y.dim(1) / window.groups();
        for (int n = 0; n < x.dim(0); n++) {
            for (int o = 0; o < y.dim(1); o++) {
                for (int i = 0; i < ciGroup; i++) {
                    int xPlane = n * x.dim(1) + o / coGroup * ciGroup + i;
                    plane(x, xPlane, window, y, n * y.dim(1) + o, o * ciGroup + i, row);
                }
            }
        }
    }

    private static void plane(
            PlainTensor x, int xPlane, Window window, PlainTensor y, int yPlane, int wPlane, Row row) {
        int h = x.dim(2);
        int w = x.dim(3);
        int wide = window.kernelAcross();
        int stride = window.strideAcross();
        for (int kh = 0; kh < window.kernel(); kh++) {
            for (int kw = 0; kw < wide; kw++) {
                int shift = kw * window.dilation() - window.paddingAcross(); // the column of x under column 0 of y
                int first = Math.max(0, -Math.floorDiv(shift, stride));
                int last = Math.min(y.dim(3) - 1, Math.floorDiv(w - 1 - shift, stride));
                for (int oh = 0; oh < y.dim(2) && first <= last; oh++) {
                    int ih = oh * window.stride() - window.padding() + kh * window.dilation();
                    if (ih >= 0 && ih < h) {
                        row.terms(
                                (wPlane * window.kernel() + kh) * wide + kw,
                                (xPlane * h + ih) * w + first * stride + shift,
                                (yPlane * y.dim(2) + oh) * y.dim(3) + first,
                                last - first + 1);
                    }
                }
            }
        }
    }
}
