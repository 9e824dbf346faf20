package assay.internal.supernet.cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/** The softmax of rows and its cross entropy, row by row in Java arrays (see {@link ElementMaps}). */
final class SoftmaxRows {
    /** A piece of a row stays in the first-level cache while its exponentials are computed. */
    private static final int PIECE = 2048;

    /** 1.5 * 2^23: a float that is added to it loses its fraction, and its whole part lies in the lowest bits. */
    private static final float ROUND = 12582912f;

    private final float[] x = new float[PIECE];
    private final float[] whole = new float[PIECE];
    private final float[] sums = new float[PIECE];
    private final int[] bits = new int[PIECE];
    private final FloatBuffer floats;
    private final IntBuffer sameBits;

    SoftmaxRows() {
        ByteBuffer memory = ByteBuffer.allocateDirect(PIECE * Float.BYTES).order(ByteOrder.nativeOrder());
        floats = memory.asFloatBuffer();
        sameBits = memory.asIntBuffer();
    }

    void loss(CpuTensor z, int[] labels, double[] losses, CpuTensor g) {
        int classes = z.dim(1);
        for (int i = 0; i < z.dim(0); i++) {
            int row = i * classes;
            float max = max(z, row, classes);
            double sum = exponentials(z, row, classes, max, g);
            losses[i] = Math.log(sum) - (z.floats.get(row + labels[i]) - max);
            scale(g, row, classes, (float) (1 / sum));
            g.floats.put(row + labels[i], g.floats.get(row + labels[i]) - 1);
        }
    }

    private float max(CpuTensor z, int row, int classes) {
        float max = Float.NEGATIVE_INFINITY;
        for (int at = 0; at < classes; at += PIECE) {
            int n = Math.min(PIECE, classes - at);
            z.floats.get(row + at, x, 0, n);
            max = Math.max(max, CurveLoops.max(x, n));
        }
        return max;
    }

    private double exponentials(CpuTensor z, int row, int classes, float max, CpuTensor g) {
        int side = Math.min(PIECE, classes);
        Arrays.fill(sums, 0, side, 0);
        for (int at = 0; at < classes; at += PIECE) {
            int n = Math.min(PIECE, classes - at);
            z.floats.get(row + at, x, 0, n);
            CurveLoops.splitExponent(x, max, ROUND, whole, n);
            floats.put(0, whole, 0, n);
            sameBits.get(0, bits, 0, n);
            CurveLoops.powersOfTwo(bits, n);
            sameBits.put(0, bits, 0, n);
            floats.get(0, whole, 0, n);
            Loops.multiply(x, whole, n);
            Loops.add(sums, x, n);
            g.floats.put(row + at, x, 0, n);
        }
        double sum = 0;
        for (int i = 0; i < side; i++) {
            sum += sums[i];
        }
        return sum;
    }

    private void scale(CpuTensor g, int row, int classes, float factor) {
        for (int at = 0; at < classes; at += PIECE) {
            int n = Math.min(PIECE, classes - at);
            g.floats.get(row + at, x, 0, n);
            Loops.scale(x, factor, n);
            g.floats.put(row + at, x, 0, n);
        }
    }
}
