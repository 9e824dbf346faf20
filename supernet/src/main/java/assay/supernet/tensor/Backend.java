package assay.supernet.tensor;

import java.util.Arrays;

/**
 * The operations that networks are made of. Another engine implements this interface; layers and methods see nothing else of an
 * engine.
 *
 * <p>Every kernel writes into existing tensors. If a kernel has {@code add}, true adds to the destination, and false overwrites
 * it (its old content does not matter). Sources and destinations must not overlap, except where stated. Small per-channel
 * vectors and scalars are Java doubles: they are statistics and architecture weights, which methods compute in plain Java.
 *
 * <p>One instance belongs to one thread. It computes in one {@link DType}. Methods throw {@link
 * assay.core.error.ShapeException} if shapes do not fit.
 */
public interface Backend extends AutoCloseable {
    /** For people and records: {@code nd4j-native 1.0.0-M2.1 oneDNN}. */
    String name();

    DType dtype();

    // Memory: a free list for each shape. After its first round a loop allocates nothing.

    /** A tensor with undefined content; from the free list if it has one of this shape. */
    Tensor take(int... shape);

    /**
     * A table {@code [rows, width]} with undefined content. Tables with the same {@code most} and width share one free list,
     * whatever their rows: segments of a text have many lengths, and a list for each length would keep memory for all of them.
     *
     * @param most no table of this list has more rows
     */
    Tensor takeTable(int most, int rows, int width);

    /** Returns a tensor to the free list; it must not be used again. */
    void give(Tensor t);

    /** Bytes of all tensors, in use and free. */
    long bytesHeld();

    // Copies to and from Java.

    /** Copies the first {@code t.size()} values. */
    void write(float[] values, Tensor t);

    /** Copies the first {@code t.size()} values. */
    void write(double[] values, Tensor t);

    /** Copies into the first {@code t.size()} places. */
    void read(Tensor t, double[] values);

    // Operations on single elements.

    void fill(Tensor y, double value);

    /** {@code y = a x + b y}; {@code b = 0} overwrites. */
    void axpby(double a, Tensor x, double b, Tensor y);

    /** {@code y (+)= u * v}. */
    void multiply(Tensor u, Tensor v, Tensor y, boolean add);

    /** {@code y = |x|}; {@code y} may be {@code x}. */
    void abs(Tensor x, Tensor y);

    /** {@code y = max(x, 0)}; {@code y} may be {@code x}. */
    void relu(Tensor x, Tensor y);

    /** {@code gx (+)= gy where y > 0}, with {@code y} the ReLU's output (or its input: the same places). */
    void reluGrad(Tensor y, Tensor gy, Tensor gx, boolean add);

    /**
     * Which elements are above 0: {@code bits[i]} has a bit for each element of x[i], 64 in a word, and zeros behind the last. In which order a
     * row's elements come is the engine's own, the same for all rows.
     *
     * @param bits {@code [x.dim(0)][(x.size() / x.dim(0) + 63) / 64]}, filled
     */
    default void positive(Tensor x, long[][] bits) {
        double[] values = new double[x.size()];
        read(x, values);
        int row = values.length / bits.length;
        for (int i = 0; i < bits.length; i++) {
            Arrays.fill(bits[i], 0);
            for (int j = 0; j < row; j++) {
                bits[i][j >> 6] |= (values[i * row + j] > 0 ? 1L : 0) << j;
            }
        }
    }

    /** {@code sum(u * v)}, accumulated in double or pairwise. */
    double dot(Tensor u, Tensor v);

    // Convolution: x [n, ci, h, w], weight [co, ci/groups, k, k], y [n, co, h', w'].

    void conv(Tensor x, Tensor weight, Window window, Tensor y, boolean add);

    /** The gradient to {@code x}. */
    void convGradInput(Tensor gy, Tensor weight, Window window, Tensor gx, boolean add);

    /** The gradient to {@code weight}. */
    void convGradWeight(Tensor x, Tensor gy, Window window, Tensor gw, boolean add);

    /**
     * Both gradients at once; an engine may compute them faster together.
     *
     * @param gx null if it is not needed
     * @param gw null if it is not needed
     */
    default void convGrad(
            Tensor x, Tensor weight, Tensor gy, Window window, Tensor gx, boolean addX, Tensor gw, boolean addW) {
        if (gx != null) {
            convGradInput(gy, weight, window, gx, addX);
        }
        if (gw != null) {
            convGradWeight(x, gy, window, gw, addW);
        }
    }

    // Matrix product: c [m, n] = alpha op(a) op(b) + beta c; beta = 0 overwrites.

    void gemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, double alpha, double beta, Tensor c);

    // Rows of a table [rows, width].

    /** {@code y[i] (+)= x[rows[i]]}: a look-up. */
    void gatherRows(Tensor x, int[] rows, Tensor y, boolean add);

    /** {@code y[rows[i]] += x[i]}; a row may come several times. */
    void scatterRows(Tensor x, int[] rows, Tensor y);

    // Recurrent cells.

    /**
     * The gate of a recurrent cell, {@code y (+)= w[0] s + sigmoid(c) (F - w[0] s)} with {@code F = sum over k > 0 of w[k] f_k(g)}
     * and the functions f in the order of {@link Curve}.
     *
     * @param s the state before, {@code [n, h]}
     * @param cg {@code [n, 2h]}: c in the first h columns, g in the last h
     * @param w one weight for each {@link Curve}; that of {@code NONE} is the state's
     */
    void highway(Tensor s, Tensor cg, double[] w, Tensor y, boolean add);

    /**
     * The gate's gradients.
     *
     * @param gs null if it is not wanted
     * @param gcg null if it is not wanted
     * @param gw gradients to w, added; null if they are not wanted
     */
    void highwayGrad(
            Tensor s,
            Tensor cg,
            double[] w,
            Tensor gy,
            Tensor gs,
            boolean addS,
            Tensor gcg,
            boolean addCg,
            double[] gw);

    /**
     * The cross entropy of each row's softmax, {@code losses[i] = -log softmax(z[i])[labels[i]]}, and its gradient, {@code g[i] =
     * softmax(z[i])}, minus 1 at the label.
     */
    void softmaxLoss(Tensor z, int[] labels, double[] losses, Tensor g);

    // Channel by channel; also for [n, c], read as [n, c, 1, 1].

    /**
     * Mean and biased variance of each channel over batch and positions, the variance about that mean (two passes, or as
     * accurate).
     *
     * @param mean {@code [count]}, filled
     * @param variance {@code [count]}, filled
     */
    void channelMoments(Channels x, double[] mean, double[] variance);

    /** {@code sums[c] = sum(x[:, c])}. */
    void channelSums(Channels x, double[] sums);

    /** {@code dots[c] = sum(u[:, c] * (v[:, c] - center[c]))}. */
    void channelDots(Channels u, Channels v, double[] center, double[] dots);

    /** {@link #channelSums} of u and {@link #channelDots} of u and v, which an engine may compute in one pass over u. */
    default void channelSumsAndDots(Channels u, Channels v, double[] center, double[] sums, double[] dots) {
        channelSums(u, sums);
        channelDots(u, v, center, dots);
    }

    /**
     * {@code y[:, c] (+)= sum over t of scale[t][c] * x[t][:, c] + shift[c]}: batch normalisation, its gradient, a bias and the
     * mixture of an edge's candidates all have this form.
     *
     * @param shift null for none
     */
    void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add);

    /** {@link #channelAffine} into all channels of y, then {@link #relu} in place, in one pass where the engine has one. */
    void channelAffineRelu(Channels[] x, double[][] scale, double[] shift, Tensor y);

    // Pooling; the divisor counts real pixels only.

    void avgPool(Tensor x, Window window, Tensor y, boolean add);

    void avgPoolGrad(Tensor gy, Window window, Tensor gx, boolean add);

    /**
     * {@code y = x} at the place where {@code by} is largest in each window; the first of equal ones, row by row. Max pooling
     * is {@code x = by}; its tangent has another x. Padding is never the maximum.
     */
    void maxPool(Tensor by, Tensor x, Window window, Tensor y);

    /** {@code gx (+)= gy} at those places, 0 elsewhere. */
    void maxPoolGrad(Tensor by, Tensor gy, Window window, Tensor gx, boolean add);

    /** {@code y (+)= factor[i] x[i]} for each sample i; {@code y} may be {@code x} if nothing is added. */
    void scaleSamples(Tensor x, double[] factor, Tensor y, boolean add);

    /** {@code y [n, c] = mean over positions of x [n, c, h, w]}. */
    void spatialMean(Tensor x, Tensor y);

    /** {@code gx (+)= gy / (h w)} at every position. */
    void spatialMeanGrad(Tensor gy, Tensor gx, boolean add);

    @Override
    void close();
}
