package assay.internal.supernet.plain;

import assay.supernet.tensor.Patches;
import assay.supernet.tensor.Window;

/** Average pooling, window by window; the divisor counts real pixels only. */
final class PlainPooling {
    private PlainPooling() {}

    static void forward(PlainTensor x, Window window, PlainTensor y, boolean add) {
        int w = x.dim(3);
        Patches.forEach(x, window, y, (yi, x0, top, bottom, left, right) -> {
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
        Patches.forEach(gx, window, gy, (yi, x0, top, bottom, left, right) -> {
            double share = gy.v[yi] / ((bottom - top) * (right - left));
            for (int i = top; i < bottom; i++) {
                for (int j = left; j < right; j++) {
                    gx.v[x0 + i * w + j] += share;
                }
            }
        });
    }
}
