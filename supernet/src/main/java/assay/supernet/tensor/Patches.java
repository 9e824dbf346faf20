package assay.supernet.tensor;

/** The windows of a pool, cut to the real pixels. */
public final class Patches {
    /** One window: output {@code yi}; rows {@code top..bottom-1} and columns {@code left..right-1} of the plane at {@code x0}. */
    public interface Patch {
        void at(int yi, int x0, int top, int bottom, int left, int right);
    }

    private Patches() {}

    /** Visits the windows in the order of the outputs: x {@code [n, c, h, w]}, y {@code [n, c, out(h), out(w)]}. */
    public static void forEach(Tensor x, Window window, Tensor y, Patch patch) {
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

    /** {@code y[yi] = x[i]}, or the gradient's {@code x[i] += y[yi]}, with i where {@code by} is largest in window yi. */
    public interface Place {
        void at(int yi, int i);
    }

    /** The place of the largest value of each window, row by row the first of equal ones. */
    public static void forEachMaximum(double[] by, Tensor x, Window window, Tensor y, Place place) {
        int w = x.dim(3);
        forEach(x, window, y, (yi, x0, top, bottom, left, right) -> {
            int best = x0 + top * w + left;
            for (int i = top; i < bottom; i++) {
                for (int at = x0 + i * w + left; at < x0 + i * w + right; at++) {
                    if (by[at] > by[best]) {
                        best = at;
                    }
                }
            }
            place.at(yi, best);
        });
    }
}
