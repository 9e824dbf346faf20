package assay.internal.supernet.cpu;

import assay.supernet.tensor.Pooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of an ND4J array, aligned to a cache line. A tensor of four dimensions has its second dimension last in memory.
 */
final class CpuTensor extends Pooled {
    /** Bytes of a cache line. */
    static final int LINE = 64;

    final FloatBuffer floats;
    /** The same memory, bit by bit. */
    final IntBuffer bits;

    /** The same memory, for oneDNN. */
    final FloatPointer pointer;

    private final INDArray memory;

    CpuTensor(int[] shape) {
        super(shape);
        memory = Nd4j.createUninitializedDetached(DataType.FLOAT, (long) size() + LINE / Float.BYTES);
        pointer =
                AlignedFloats.aligned(new FloatPointer(memory.data().pointer())).limit(size());
        ByteBuffer bytes = pointer.asByteBuffer().order(ByteOrder.nativeOrder());
        floats = bytes.asFloatBuffer();
        bits = bytes.asIntBuffer();
    }

    /** The memory stays: its first values are the tensor. */
    @Override
    protected void reshaped() {}

    /** How many pixels a channel has. */
    private int positions() {
        return shape().length == 4 ? dim(2) * dim(3) : 1;
    }

    /** From {@code [n, c, h, w]}. */
    @Override
    protected void write(float[] values) {
        int p = positions();
        if (p == 1) {
            floats.put(0, values, 0, size());
            return;
        }
        int c = dim(1);
        float[] sample = new float[c * p];
        for (int n = 0; n < dim(0); n++) {
            for (int j = 0; j < c; j++) {
                int from = (n * c + j) * p;
                for (int i = 0; i < p; i++) {
                    sample[i * c + j] = values[from + i];
                }
            }
            floats.put(n * c * p, sample, 0, sample.length);
        }
    }

    @Override
    protected void write(double[] values) {
        if (positions() > 1) {
            float[] rounded = new float[size()];
            round(values, 0, rounded, size());
            write(rounded);
            return;
        }
        float[] piece = new float[Math.min(size(), ElementMaps.PART)];
        for (int at = 0; at < size(); at += piece.length) {
            int n = Math.min(piece.length, size() - at);
            round(values, at, piece, n);
            floats.put(at, piece, 0, n);
        }
    }

    private static void round(double[] values, int from, float[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = (float) values[from + i];
        }
    }

    /** Into {@code [n, c, h, w]}. */
    @Override
    protected void read(double[] values) {
        int p = positions();
        int c = p == 1 ? size() : dim(1);
        float[] sample = new float[c * p];
        for (int n = 0; n < size() / sample.length; n++) {
            floats.get(n * c * p, sample, 0, sample.length);
            for (int j = 0; j < c; j++) {
                int to = (n * c + j) * p;
                for (int i = 0; i < p; i++) {
                    values[to + i] = sample[i * c + j];
                }
            }
        }
    }

    @Override
    protected void release() {
        memory.close();
    }
}
