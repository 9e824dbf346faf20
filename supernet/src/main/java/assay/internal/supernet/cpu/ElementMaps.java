package assay.internal.supernet.cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Operations on single elements. The memory of tensors is outside the Java heap, and the compiler does not vectorise loops over
 * it. So each kernel copies a short part to Java arrays, works there, and copies the result back.
 */
final class ElementMaps {
    /**
     * How many floats a part has. With short parts the processor fetches the next one while it computes: from memory, 256 are twice
     * as fast as 2048. With fewer, the calls cost more.
     */
    static final int PART = 256;

    /** How many sums a dot product adds side by side. */
    private static final int SIDE = 2048;

    private final float[] a = new float[PART];
    private final float[] b = new float[PART];
    private final float[][] sums = new float[SIDE / PART][PART];
    private final int[] ia = new int[PART];
    private final int[] ib = new int[PART];
    private final IntBuffer bits;
    private final FloatBuffer sameBits;

    ElementMaps() {
        ByteBuffer memory = ByteBuffer.allocateDirect(PART * Float.BYTES).order(ByteOrder.nativeOrder());
        bits = memory.asIntBuffer();
        sameBits = memory.asFloatBuffer();
    }

    void fill(CpuTensor y, double value) {
        Arrays.fill(a, (float) value);
        for (int at = 0; at < y.size(); at += PART) {
            y.floats.put(at, a, 0, Math.min(PART, y.size() - at));
        }
    }

    void axpby(double alpha, CpuTensor x, double beta, CpuTensor y) {
        for (int at = 0; at < y.size(); at += PART) {
            int n = Math.min(PART, y.size() - at);
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
        for (int at = 0; at < y.size(); at += PART) {
            int n = Math.min(PART, y.size() - at);
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
        for (int at = 0; at < y.size(); at += PART) {
            int n = Math.min(PART, y.size() - at);
            x.floats.get(at, a, 0, n);
            Loops.abs(a, n);
            y.floats.put(at, a, 0, n);
        }
    }

    void relu(CpuTensor x, CpuTensor y) {
        for (int at = 0; at < y.size(); at += PART) {
            int n = Math.min(PART, y.size() - at);
            x.floats.get(at, a, 0, n);
            Loops.relu(a, n);
            y.floats.put(at, a, 0, n);
        }
    }

    void reluGrad(CpuTensor y, CpuTensor gy, CpuTensor gx, boolean add) {
        for (int at = 0; at < gx.size(); at += PART) {
            int n = Math.min(PART, gx.size() - at);
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

    /** In the order of memory. */
    void positive(CpuTensor x, long[][] to) {
        int row = x.size() / to.length;
        for (int i = 0; i < to.length; i++) {
            for (int at = 0; at < row; at += PART) {
                int n = Math.min(PART, row - at);
                x.bits.get(i * row + at, ia, 0, n);
                Loops.wherePositive(ia, n);
                Arrays.fill(ia, n, PART, 0);
                Loops.pack(ia, n, to[i], at / Long.SIZE);
            }
        }
    }

    /** Adds {@link #SIDE} sums side by side in float; these are then added in double. */
    double dot(CpuTensor u, CpuTensor v) {
        int parts = Math.min(sums.length, (u.size() + PART - 1) / PART);
        for (int p = 0; p < parts; p++) {
            Arrays.fill(sums[p], 0);
        }
        for (int at = 0; at < u.size(); at += PART) {
            int n = Math.min(PART, u.size() - at);
            u.floats.get(at, a, 0, n);
            v.floats.get(at, b, 0, n);
            Loops.addProduct(sums[at / PART % sums.length], a, b, n);
        }
        double sum = 0;
        for (int p = 0; p < parts; p++) {
            for (float s : sums[p]) {
                sum += s;
            }
        }
        return sum;
    }

    void scaleSamples(CpuTensor x, double[] factor, CpuTensor y, boolean add) {
        int sample = x.size() / x.dim(0);
        for (int n = 0; n < x.dim(0); n++) {
            for (int at = n * sample; at < (n + 1) * sample; at += PART) {
                int count = Math.min(PART, (n + 1) * sample - at);
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
        for (int at = 0; at < width; at += PART) {
            int n = Math.min(PART, width - at);
            x.floats.get(from * width + at, a, 0, n);
            put(y.floats, to * width + at, n, add);
        }
    }
}
