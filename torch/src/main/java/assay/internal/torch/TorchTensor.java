package assay.internal.torch;

import assay.supernet.tensor.Pooled;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A contiguous tensor of libtorch, which may take over the memory of another tensor with the same shape. */
@SuppressWarnings("try") // scopes are only closed, and not used otherwise
final class TorchTensor extends Pooled {
    private final Ground ground;
    private Tensor tensor;

    TorchTensor(Ground ground, int[] shape) {
        super(shape);
        this.ground = ground;
        keep(ground.empty(Arrays.stream(shape).asLongStream().toArray()));
    }

    @Override
    protected void reshaped() {
        release();
        keep(ground.empty(Arrays.stream(shape()).asLongStream().toArray()));
    }

    Tensor tensor() {
        return tensor;
    }

    /** Takes over an operation's result; the old memory is freed. */
    void adopt(Tensor result) {
        if (result.is_contiguous()) {
            release();
            keep(new Tensor(result)); // results may be parts of a tuple that dies with the scope
        } else {
            tensor.copy_(result);
        }
    }

    /** Keeps the tensor after the end of the scope in which it was made. */
    private void keep(Tensor made) {
        made.retainReference();
        tensor = made;
    }

    @Override
    protected void write(float[] values) {
        if (ground.isHostOf(ScalarType.Float)) {
            try (FloatPointer p = tensor.data_ptr_float()) {
                p.put(values, 0, size());
            }
        } else {
            double[] wide = new double[size()];
            Arrays.setAll(wide, i -> values[i]);
            write(wide);
        }
    }

    @Override
    protected void write(double[] values) {
        try (PointerScope scope = new PointerScope()) {
            if (ground.isHostOf(ScalarType.Double)) {
                tensor.data_ptr_double().put(values, 0, size());
            } else {
                tensor.view(-1).copy_(ground.host(values, size()));
            }
        }
    }

    @Override
    protected void read(double[] values) {
        ground.read(tensor, values, size());
    }

    @Override
    protected void release() {
        tensor.releaseReference();
    }

    /** Reads doubles from memory of the host. */
    static void copy(Tensor from, double[] to, int n) {
        try (DoublePointer p = from.data_ptr_double()) {
            p.get(to, 0, n);
        }
    }
}
