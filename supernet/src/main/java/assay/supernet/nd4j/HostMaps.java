package assay.supernet.nd4j;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Float32 on a CPU, in plain Java. The tensors' memory lies outside of the Java heap, and the compiler does not vectorise
 * loops over it; so each kernel copies a piece that stays in the first-level cache into Java arrays, works there, and
 * copies the result back. Per-channel factors are written out to one for each element, so that all loops are long and
 * without branches, however small the maps are.
 */
final class HostMaps implements Maps {
    /** Floats in one piece: five of them fit in 48 KiB. */
    static final int PIECE = 2048;

    private static final Window CELL = Window.same(3);

    private final float[] a = new float[PIECE];
    private final float[] b = new float[PIECE];
    private final int[] ia = new int[PIECE];
    private final int[] ib = new int[PIECE];
    private final IntBuffer bits;
    private final FloatBuffer sameBits;
    private final HostChannels channels = new HostChannels();
    private final HostSpatial spatial = new HostSpatial();
    private final BoxFilter box = new BoxFilter();
    private final Maxima maxima = new Maxima();
    private final Maps others;

    /** @param others for the windows of pools that have no kernel here */
    HostMaps(Maps others) {
        this.others = others;
        ByteBuffer memory = ByteBuffer.allocateDirect(PIECE * Float.BYTES).order(ByteOrder.nativeOrder());
        bits = memory.asIntBuffer();
        sameBits = memory.asFloatBuffer();
    }

    @Override
    public void fill(Nd4jTensor y, double value) {
        Arrays.fill(a, (float) value);
        for (int at = 0; at < y.size(); at += PIECE) {
            y.floats.put(at, a, 0, Math.min(PIECE, y.size() - at));
        }
    }

    @Override
    public void axpby(double alpha, Nd4jTensor x, double beta, Nd4jTensor y) {
        float s = (float) alpha;
        float t = (float) beta;
        for (int at = 0; at < y.size(); at += PIECE) {
            int n = Math.min(PIECE, y.size() - at);
            x.floats.get(at, a, 0, n);
            if (beta == 0) {
                for (int i = 0; i < n; i++) {
                    a[i] = s * a[i];
                }
            } else {
                y.floats.get(at, b, 0, n);
                for (int i = 0; i < n; i++) {
                    a[i] = s * a[i] + t * b[i];
                }
            }
            y.floats.put(at, a, 0, n);
        }
    }

    @Override
    public void multiply(Nd4jTensor u, Nd4jTensor v, Nd4jTensor y, boolean add) {
        for (int at = 0; at < y.size(); at += PIECE) {
            int n = Math.min(PIECE, y.size() - at);
            u.floats.get(at, a, 0, n);
            v.floats.get(at, b, 0, n);
            for (int i = 0; i < n; i++) {
                a[i] = a[i] * b[i];
            }
            put(y.floats, at, n, add);
        }
    }

    /** {@code y (+)= a}. */
    private void put(FloatBuffer y, int at, int n, boolean add) {
        if (add) {
            y.get(at, b, 0, n);
            for (int i = 0; i < n; i++) {
                a[i] = a[i] + b[i];
            }
        }
        y.put(at, a, 0, n);
    }

    @Override
    public void abs(Nd4jTensor x, Nd4jTensor y) {
        for (int at = 0; at < y.size(); at += PIECE) {
            int n = Math.min(PIECE, y.size() - at);
            x.floats.get(at, a, 0, n);
            for (int i = 0; i < n; i++) {
                a[i] = Math.abs(a[i]);
            }
            y.floats.put(at, a, 0, n);
        }
    }

    @Override
    public void relu(Nd4jTensor x, Nd4jTensor y) {
        for (int at = 0; at < y.size(); at += PIECE) {
            int n = Math.min(PIECE, y.size() - at);
            x.floats.get(at, a, 0, n);
            for (int i = 0; i < n; i++) {
                a[i] = Math.max(a[i], 0f);
            }
            y.floats.put(at, a, 0, n);
        }
    }

    /**
     * Selecting by a comparison is not vectorised, masking bits is: a float is above 0 where its bits, as an integer, are
     * (where it is negative or -0 the sign bit is set). Where y is NaN the gradient passes.
     */
    @Override
    public void reluGrad(Nd4jTensor y, Nd4jTensor gy, Nd4jTensor gx, boolean add) {
        for (int at = 0; at < gx.size(); at += PIECE) {
            int n = Math.min(PIECE, gx.size() - at);
            y.bits.get(at, ia, 0, n);
            gy.bits.get(at, ib, 0, n);
            for (int i = 0; i < n; i++) {
                ib[i] = ib[i] & ~(ia[i] >> 31) & (-ia[i] >> 31);
            }
            if (add) {
                bits.put(0, ib, 0, n);
                sameBits.get(0, a, 0, n);
                put(gx.floats, at, n, true);
            } else {
                gx.bits.put(at, ib, 0, n);
            }
        }
    }

    /** In {@link #PIECE} float sums side by side, which are added in double. */
    @Override
    public double dot(Nd4jTensor u, Nd4jTensor v) {
        float[] sums = new float[PIECE];
        for (int at = 0; at < u.size(); at += PIECE) {
            int n = Math.min(PIECE, u.size() - at);
            u.floats.get(at, a, 0, n);
            v.floats.get(at, b, 0, n);
            for (int i = 0; i < n; i++) {
                sums[i] = sums[i] + a[i] * b[i];
            }
        }
        double sum = 0;
        for (float s : sums) {
            sum += s;
        }
        return sum;
    }

    @Override
    public void channelMoments(Channels x, double[] mean, double[] variance) {
        channels.moments(x, mean, variance);
    }

    @Override
    public void channelSums(Channels x, double[] sums) {
        channels.sums(x, sums);
    }

    @Override
    public void channelDots(Channels u, Channels v, double[] center, double[] dots) {
        channels.dots(u, v, center, dots);
    }

    @Override
    public void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        channels.affine(x, scale, shift, y, add);
    }

    @Override
    public void avgPool(Nd4jTensor x, Window window, Nd4jTensor y, boolean add) {
        if (window.equals(CELL)) {
            box.run(x, y, false, add);
        } else {
            others.avgPool(x, window, y, add);
        }
    }

    @Override
    public void avgPoolGrad(Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add) {
        if (window.equals(CELL)) {
            box.run(gy, gx, true, add);
        } else {
            others.avgPoolGrad(gy, window, gx, add);
        }
    }

    @Override
    public void maxPool(Nd4jTensor by, Nd4jTensor x, Window window, Nd4jTensor y) {
        maxima.pick(by, x, window, y);
    }

    @Override
    public void maxPoolGrad(Nd4jTensor by, Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add) {
        maxima.spread(by, gy, window, gx, add);
    }

    @Override
    public void scaleSamples(Nd4jTensor x, double[] factor, Nd4jTensor y, boolean add) {
        int sample = x.size() / x.dim(0);
        for (int n = 0; n < x.dim(0); n++) {
            float f = (float) factor[n];
            for (int at = n * sample; at < (n + 1) * sample; at += PIECE) {
                int count = Math.min(PIECE, (n + 1) * sample - at);
                x.floats.get(at, a, 0, count);
                for (int i = 0; i < count; i++) {
                    a[i] = f * a[i];
                }
                put(y.floats, at, count, add);
            }
        }
    }

    @Override
    public void spatialMean(Nd4jTensor x, Nd4jTensor y) {
        spatial.mean(x, y);
    }

    @Override
    public void spatialMeanGrad(Nd4jTensor gy, Nd4jTensor gx, boolean add) {
        spatial.meanGrad(gy, gx, add);
    }
}
