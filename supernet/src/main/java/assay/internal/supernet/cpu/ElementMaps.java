package assay.internal.supernet.cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Operations on single elements. The memory of tensors is outside the Java heap, and the compiler does not vectorise loops over
 * it. So each kernel copies a piece that fits into the first-level cache to Java arrays, works there, and copies the result
 * back.
 */
final class ElementMaps {
    /** How many floats a piece has: four pieces fit into 32 KiB. */
    static final int PIECE = 2048;

    private final float[] a = new float[PIECE];
    private final float[] b = new float[PIECE];
    private final int[] ia = new int[PIECE];
    private final int[] ib = new int[PIECE];
    private final IntBuffer bits;
    private final FloatBuffer sameBits;

    ElementMaps() {
        ByteBuffer memory = ByteBuffer.allocateDirect(PIECE * Float.BYTES).order(ByteOrder.nativeOrder());
        bits = memory.asIntBuffer();
        sameBits = memory.asFloatBuffer();
    }

    void fill(CpuTensor y, double value) {
        Arrays.fill(a, (float) value);
        for (int at = 0; at < y.size(); at += PIECE) {
            y.floats.put(at, a, 0, Math.min(PIECE, y.size() - at));
        }
    }

    void axpby(double alpha, CpuTensor x, double beta, CpuTensor y) {
        for (int at = 0; at < y.size(); at += PIECE) {
            int n = Math.min(PIECE, y.size() - at);
            x.floats.get(at, a, 0, n);
            if (beta == 0) {
                Loops.scale(a, (float) alpha, n);
                y.floats.put(at, a, 0, n);
            } else {
                y.floats.get(at, b, 0, n);
                Loops.combine((float) alpha, a, (float) beta, b, n);
                y.floats.put(at, b, 0, n);
            }
        }
    }

    void multiply(CpuTensor u, CpuTensor v, CpuTensor y, boolean add) {
        for (int at = 0; at < y.size(); at += PIECE) {
            int n = Math.min(PIECE, y.size() - at);
            u.floats.get(at, a, 0, n);
            v.floats.get(at, b, 0, n);
            Loops.multiply(a, b, n);
            put(y.floats, at, n, add);
        }
    }

    /** {@code y (+)= a}. */
    private void put(FloatBuffer y, int at, int n, boolean add) {
        if (add) {
            y.get(at, b, 0, n);
            Loops.add(a, b, n);
        }
        y.put(at, a, 0, n);
    }

    void abs(CpuTensor x, CpuTensor y) {
        for (int at = 0; at < y.size(); at += PIECE) {
            int n = Math.min(PIECE, y.size() - at);
            x.floats.get(at, a, 0, n);
            Loops.abs(a, n);
            y.floats.put(at, a, 0, n);
        }
    }

    void relu(CpuTensor x, CpuTensor y) {
        for (int at = 0; at < y.size(); at += PIECE) {
            int n = Math.min(PIECE, y.size() - at);
            x.floats.get(at, a, 0, n);
            Loops.relu(a, n);
            y.floats.put(at, a, 0, n);
        }
    }

    void reluGrad(CpuTensor y, CpuTensor gy, CpuTensor gx, boolean add) {
        for (int at = 0; at < gx.size(); at += PIECE) {
            int n = Math.min(PIECE, gx.size() - at);
            y.bits.get(at, ia, 0, n);
            gy.bits.get(at, ib, 0, n);
            Loops.keepWherePositive(ib, ia, n);
            if (add) {
                bits.put(0, ib, 0, n);
                sameBits.get(0, a, 0, n);
                put(gx.floats, at, n, true);
            } else {
                gx.bits.put(at, ib, 0, n);
            }
        }
    }

    /** Adds {@link #PIECE} sums side by side in float; these are then added in double. */
    double dot(CpuTensor u, CpuTensor v) {
        float[] sums = new float[Math.min(PIECE, u.size())];
        for (int at = 0; at < u.size(); at += PIECE) {
            int n = Math.min(PIECE, u.size() - at);
            u.floats.get(at, a, 0, n);
            v.floats.get(at, b, 0, n);
            Loops.addProduct(sums, a, b, n);
        }
        double sum = 0;
        for (float s : sums) {
            sum += s;
        }
        return sum;
    }

    void scaleSamples(CpuTensor x, double[] factor, CpuTensor y, boolean add) {
        int sample = x.size() / x.dim(0);
        for (int n = 0; n < x.dim(0); n++) {
            for (int at = n * sample; at < (n + 1) * sample; at += PIECE) {
                int count = Math.min(PIECE, (n + 1) * sample - at);
                x.floats.get(at, a, 0, count);
                Loops.scale(a, (float) factor[n], count);
                put(y.floats, at, count, add);
            }
        }
    }

    void gatherRows(CpuTensor x, int[] rows, CpuTensor y, boolean add) {
        for (int i = 0; i < rows.length; i++) {
            addRow(x, rows[i], y, i, add);
        }
    }

    void scatterRows(CpuTensor x, int[] rows, CpuTensor y) {
        for (int i = 0; i < rows.length; i++) {
            addRow(x, i, y, rows[i], true);
        }
    }

    private void addRow(CpuTensor x, int from, CpuTensor y, int to, boolean add) {
        int width = x.dim(1);
        for (int at = 0; at < width; at += PIECE) {
            int n = Math.min(PIECE, width - at);
            x.floats.get(from * width + at, a, 0, n);
            put(y.floats, to * width + at, n, add);
        }
    }
}
