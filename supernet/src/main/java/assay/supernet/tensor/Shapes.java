package assay.supernet.tensor;

import assay.core.error.ShapeException;
import java.util.Arrays;

/** The checks of the kernels' arguments, the same for every backend. */
public final class Shapes {
    private static final int CURVES = Curve.values().length;

    private Shapes() {}

    public static void rank(String kernel, String name, Tensor t, int rank) {
        if (t.shape().length != rank) {
            throw new ShapeException(kernel + ": expected " + name + " of " + rank + " dimensions, found "
                    + Arrays.toString(t.shape()) + ".");
        }
    }

    public static void shape(String kernel, String name, Tensor t, int... expected) {
        if (!Arrays.equals(t.shape(), expected)) {
            throw new ShapeException(kernel + ": expected " + name + " " + Arrays.toString(expected) + ", found "
                    + Arrays.toString(t.shape()) + ".");
        }
    }

    /** As {@link #shape} of two dimensions. Its arguments are no array, for the kernels that run most often. */
    private static void matrix(String kernel, String name, Tensor t, int rows, int columns) {
        if (t.shape().length != 2 || t.dim(0) != rows || t.dim(1) != columns) {
            shape(kernel, name, t, rows, columns);
        }
    }

    public static void same(String kernel, Tensor a, Tensor b) {
        if (a.shape() != b.shape()) {
            shape(kernel, "tensors of one shape,", b, a.shape());
        }
    }

    static void table(int most, int rows) {
        if (rows > most) {
            throw new ShapeException("table: expected at most " + most + " rows, found " + rows + ".");
        }
    }

    public static void room(String kernel, int length, int needed) {
        if (length < needed) {
            throw new ShapeException(
                    kernel + ": expected an array of at least " + needed + " values, found " + length + ".");
        }
    }

    /** One bit for each element of x, row by row. */
    static void bits(String kernel, Tensor x, long[][] bits) {
        room(kernel, bits.length, x.dim(0));
        int words = (x.size() / x.dim(0) + Long.SIZE - 1) / Long.SIZE;
        for (long[] row : bits) {
            room(kernel, row.length, words);
        }
    }

    /** {@code x [n, ci, h, w]}, {@code weight [co, ci/groups, k, k]}, {@code y [n, co, out(h), outAcross(w)]}. */
    public static void conv(String kernel, Tensor x, Tensor weight, Window window, Tensor y) {
        rank(kernel, "input", x, 4);
        rank(kernel, "output", y, 4);
        int groups = window.groups();
        if (x.dim(1) % groups != 0 || y.dim(1) % groups != 0) {
            throw new ShapeException(kernel + ": expected channels that " + groups + " groups divide, found " + x.dim(1)
                    + " in and " + y.dim(1) + " out.");
        }
        shape(kernel, "weight", weight, y.dim(1), x.dim(1) / groups, window.kernel(), window.kernelAcross());
        shape(kernel, "output", y, x.dim(0), y.dim(1), window.out(x.dim(2)), window.outAcross(x.dim(3)));
    }

    /** {@code x [n, c, h, w]}, {@code y [n, c, out(h), out(w)]}; every window must see a real pixel. */
    public static void pool(String kernel, Tensor x, Window window, Tensor y) {
        rank(kernel, "input", x, 4);
        if (window.padding() >= window.kernel() || window.dilation() != 1 || window.groups() != 1 || !window.square()) {
            throw new ShapeException(kernel
                    + ": expected padding below the kernel's size, no dilation, no groups, the same down and across; found "
                    + window + ".");
        }
        shape(kernel, "output", y, x.dim(0), x.dim(1), window.out(x.dim(2)), window.out(x.dim(3)));
    }

    /** As {@link #pool}; {@code by} must have the shape of x. */
    public static void maxPool(String kernel, Tensor by, Tensor x, Window window, Tensor y) {
        same(kernel, by, x);
        pool(kernel, x, window, y);
    }

    /** One factor for each sample. */
    public static void scaleSamples(Tensor x, double[] factor, Tensor y) {
        same("scaleSamples", x, y);
        room("scaleSamples", factor.length, x.dim(0));
    }

    /** {@code c [m, n]}, {@code op(a) [m, k]}, {@code op(b) [k, n]}. */
    public static void gemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Tensor c) {
        rank("gemm", "a", a, 2);
        rank("gemm", "b", b, 2);
        int m = a.dim(transposeA ? 1 : 0);
        int k = a.dim(transposeA ? 0 : 1);
        int n = b.dim(transposeB ? 0 : 1);
        matrix("gemm", "b", b, transposeB ? n : k, transposeB ? k : n);
        matrix("gemm", "c", c, m, n);
    }

    /** {@code table [m, width]}, {@code picked [rows, width]}, each row within the table. */
    public static void rows(String kernel, Tensor table, int[] rows, Tensor picked) {
        rank(kernel, "table", table, 2);
        matrix(kernel, "rows", picked, rows.length, table.dim(1));
        within(kernel, "rows", rows, table.dim(0));
    }

    /** {@code s [n, h]}, {@code cg [n, 2h]}, one weight for each curve, {@code y [n, h]}. */
    public static void highway(String kernel, Tensor s, Tensor cg, double[] w, Tensor y) {
        rank(kernel, "state", s, 2);
        matrix(kernel, "gate and candidate", cg, s.dim(0), 2 * s.dim(1));
        same(kernel, s, y);
        room(kernel, w.length, CURVES);
    }

    /** {@code z [n, classes]}, {@code g} of its shape, n labels within the classes. */
    public static void softmaxLoss(Tensor z, int[] labels, double[] losses, Tensor g) {
        rank("softmaxLoss", "logits", z, 2);
        same("softmaxLoss", z, g);
        room("softmaxLoss", Math.min(labels.length, losses.length), z.dim(0));
        within("softmaxLoss", "labels", labels, z.dim(1));
    }

    private static void within(String kernel, String name, int[] numbers, int end) {
        for (int n : numbers) {
            if (n < 0 || n >= end) {
                throw new ShapeException(
                        kernel + ": expected " + name + " from 0 to " + (end - 1) + ", found " + n + ".");
            }
        }
    }

    /** {@code x [n, c, h, w]}, {@code y [n, c]}. */
    public static void spatialMean(String kernel, Tensor x, Tensor y) {
        rank(kernel, "map", x, 4);
        shape(kernel, "means", y, x.dim(0), x.dim(1));
    }

    /** A map {@code [n, c, h, w]} or {@code [n, c]}. */
    public static void channels(String kernel, Channels x) {
        int rank = x.tensor().shape().length;
        if (rank != 4 && rank != 2) {
            throw new ShapeException(kernel + ": expected [n, c, h, w] or [n, c], found "
                    + Arrays.toString(x.tensor().shape()) + ".");
        }
    }

    /** The same number of channels in both, and all other dimensions equal. */
    public static void channels(String kernel, Channels x, Channels y) {
        channels(kernel, x);
        channels(kernel, y);
        if (x.count() != y.count()
                || x.tensor().dim(0) != y.tensor().dim(0)
                || positions(x.tensor()) != positions(y.tensor())) {
            throw new ShapeException(kernel + ": expected " + y.count() + " channels of "
                    + Arrays.toString(y.tensor().shape()) + " in both, found " + x.count() + " of "
                    + Arrays.toString(x.tensor().shape()) + ".");
        }
    }

    /** One scale for each source and channel, one shift for each channel or null. */
    public static void affine(Channels[] x, double[][] scale, double[] shift, Channels y) {
        channels("channelAffine", y);
        room("channelAffine scale", scale.length, x.length);
        for (int t = 0; t < x.length; t++) {
            channels("channelAffine", x[t], y);
            room("channelAffine scale", scale[t].length, y.count());
        }
        if (shift != null) {
            room("channelAffine shift", shift.length, y.count());
        }
    }

    /** Pixels of one channel: {@code h w}, or 1 for {@code [n, c]}. */
    public static int positions(Tensor t) {
        return t.shape().length == 2 ? 1 : t.dim(2) * t.dim(3);
    }
}
