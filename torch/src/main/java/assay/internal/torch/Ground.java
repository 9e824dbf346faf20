package assay.internal.torch;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The element type and the device of a backend's tensors, and copies between tensors and Java arrays. */
@SuppressWarnings("try") // scopes are only closed, and not used otherwise
final class Ground implements AutoCloseable {
    private final ScalarType type;
    private final boolean host;
    private final Device device;
    private final Device hostDevice;
    private final TensorOptions options;
    private final TensorOptions doubles;
    private final MemoryFormatOptional format = new MemoryFormatOptional();

    Ground(ScalarType type, String device) {
        this.type = type;
        host = device.equals("cpu");
        this.device = new Device(device);
        hostDevice = new Device("cpu");
        try (DeviceOptional at = new DeviceOptional(this.device);
                TensorOptions plain = new TensorOptions(type)) {
            options = plain.device(at);
        }
        doubles = new TensorOptions(ScalarType.Double);
    }

    boolean isHostOf(ScalarType wanted) {
        return host && type == wanted;
    }

    Tensor empty(long... shape) {
        return torch.empty(shape, options, format);
    }

    /** The values as a vector of doubles in the host's memory. */
    Tensor host(double[] values, int n) {
        Tensor t = torch.empty(new long[] {n}, doubles, format);
        t.data_ptr_double().put(values, 0, n);
        return t;
    }

    /** The values as a vector of the backend's type on its device. */
    Tensor vector(double[] values, int n) {
        Tensor t = host(values, n);
        return isHostOf(ScalarType.Double) ? t : t.to(device, type);
    }

    /** Whole numbers, such as labels, on the backend's device. */
    Tensor numbers(int[] values, int n) {
        double[] exact = new double[n];
        Arrays.setAll(exact, i -> values[i]);
        return host(exact, n).to(device, ScalarType.Long);
    }

    void read(Tensor t, double[] values, int n) {
        try (PointerScope scope = new PointerScope()) {
            TorchTensor.copy(
                    isHostOf(ScalarType.Double) ? t.contiguous() : t.to(hostDevice, ScalarType.Double), values, n);
        }
    }

    @Override
    public void close() {
        options.close();
        doubles.close();
        device.close();
        hostDevice.close();
        format.close();
    }
}
