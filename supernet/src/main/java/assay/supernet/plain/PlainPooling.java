package assay.supernet.plain;

import assay.supernet.tensor.Window;

/** Average pooling, window by window; the divisor counts real pixels only. */
final class PlainPooling {
    /** One window: output {@code yi}; rows {@code top..bottom-1} and columns {@code left..right-1} of the plane at {@code x0}. */
    private interface Patch {
        void at(int yi, int x0, int top, int bottom, int left, int right);
    }

    private PlainPooling() {}

    static void forward(PlainTensor x, Window window, PlainTensor y, boolean add) {
        int w = x.dim(3);
        forEach(x, window, y, (yi, x0, top, bottom, left, right) -> {
            double sum = 0;
            for (int i = top; i < bottom; i++) {
                for (int j = left; j < right; j++) {
                    sum += x.v[x0 + i * w + j];
                }
            }
            y.v[yi] = (add ? y.v[yi] : 0) + sum / ((bottom - top) * (right - left));
        });
    }

    /** Adds to gx. */
    static void backward(PlainTensor gy, Window window, PlainTensor gx) {
        int w = gx.dim(3);
        forEach(gx, window, gy, (yi, x0, top, bottom, left, right) -> {
            double share = gy.v[yi] / ((bottom - top) * (right - left));
            for (int i = top; i < bottom; i++) {
                for (int j = left; j < right; j++) {
                    gx.v[x0 + i * w + j] += share;
                }
            }
        });
    }

    private static void forEach(PlainTensor x, Window window, PlainTensor y, Patch patch) {
        int h = x.dim(2);
        int w = x.dim(3);
        int planes = x.dim(0) * x.dim(1);
        int yi = 0;
        for (int p = 0; p < planes; p++) {
            for (int oh = 0; oh < y.dim(2); oh++) {
                int top = oh * window.stride() - window.padding();
                for (int ow = 0; ow < y.dim(3); ow++) {
                    int left = ow * window.stride() - window.padding();
                    patch.at(
                            yi++,
                            p * h * w,
                            Math.max(top, 0),
                            Math.min(top + window.kernel(), h),
                            Math.max(left, 0),
                            Math.min(left + window.kernel(), w));
                }
            }
        }
    }
}
