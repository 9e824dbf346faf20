package assay.internal.supernet.nd4j;

import assay.supernet.tensor.Pooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An ND4J array outside of workspaces, and on a CPU its memory. */
final class Nd4jTensor extends Pooled {
    INDArray array;
    /** The array's memory if it is float32 in the host's memory, otherwise null. */
    private FloatBuffer floats;

    private DoubleBuffer doubles;

    Nd4jTensor(DataType type, int[] shape) {
        super(shape);
        allocate(type);
    }

    private void allocate(DataType type) {
        array = Nd4j.createUninitializedDetached(
                type, Arrays.stream(shape()).asLongStream().toArray());
        ByteBuffer memory =
                Nd4jEngine.cpu() ? array.data().pointer().asByteBuffer().order(ByteOrder.nativeOrder()) : null;
        floats = memory != null && type == DataType.FLOAT ? memory.asFloatBuffer() : null;
        doubles = memory != null && type == DataType.DOUBLE ? memory.asDoubleBuffer() : null;
    }

    @Override
    protected void reshaped() {
        DataType type = array.dataType();
        array.close();
        allocate(type);
    }

    @Override
    protected void write(float[] values) {
        if (floats != null) {
            floats.put(0, values, 0, size());
        } else {
            assign(Nd4j.createFromArray(Arrays.copyOf(values, size())));
        }
    }

    @Override
    protected void write(double[] values) {
        if (floats != null) {
            for (int i = 0; i < size(); i++) {
                floats.put(i, (float) values[i]);
            }
        } else if (doubles != null) {
            doubles.put(0, values, 0, size());
        } else {
            assign(Nd4j.createFromArray(Arrays.copyOf(values, size())));
        }
    }

    private void assign(INDArray source) {
        array.assign(source.reshape(array.shape()));
        source.close();
    }

    @Override
    protected void read(double[] values) {
        if (floats != null) {
            for (int i = 0; i < size(); i++) {
                values[i] = floats.get(i);
            }
        } else if (doubles != null) {
            doubles.get(0, values, 0, size());
        } else {
            System.arraycopy(array.reshape(size()).toDoubleVector(), 0, values, 0, size());
        }
    }

    @Override
    protected void release() {
        array.close();
    }
}
