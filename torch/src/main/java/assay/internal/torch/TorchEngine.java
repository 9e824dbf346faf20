package assay.internal.torch;

import assay.core.error.UsageException;
import assay.supernet.tensor.BackendInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.global.torch;

/** The process-wide part of libtorch: its native libraries, the choice of the device, the number of threads. */
final class TorchEngine {
    /** The version of the wrapped library. */
    private static final String VERSION = "2.10.0";

    private static final boolean CUDA;

    static {
        TorchNatives.unpack();
        CUDA = torch.cuda_is_available();
    }

    private TorchEngine() {}

    /** The device of tensors: {@code ASSAY_DEVICE} (cpu, cuda, cuda:1), otherwise the first GPU if there is one. */
    static String device() {
        return device(System.getenv("ASSAY_DEVICE"), CUDA);
    }

    static String device(String wanted, boolean cuda) {
        if (wanted == null || wanted.isBlank()) {
            return cuda ? "cuda:0" : "cpu";
        }
        if (!wanted.matches("cpu|cuda(:\\d{1,3})?")) {
            throw new UsageException("ASSAY_DEVICE: expected cpu, cuda or cuda:NUMBER, found '" + wanted + "'.");
        }
        if (wanted.startsWith("cuda") && !cuda) {
            throw new UsageException("ASSAY_DEVICE: expected a device that libtorch can use, found '" + wanted
                    + "' and no CUDA device. Set cpu, or build with the GPU's libraries (README.md).");
        }
        return wanted.equals("cuda") ? "cuda:0" : wanted;
    }

    /** Sets the number of threads of one operation; OpenMP has a separate setting for each of our threads. */
    static void threads() {
        torch.set_num_threads(threads(System.getenv("OMP_NUM_THREADS")));
    }

    static int threads(String wanted) {
        return wanted != null && wanted.matches("[1-9]\\d{0,3}") ? Integer.parseInt(wanted) : 1;
    }

    static String name() {
        return "libtorch " + VERSION + " " + device();
    }

    static BackendInfo info() {
        threads();
        List<String> build;
        try (BytePointer text = torch.show_config()) {
            build = List.of(text.getString().strip().split("\\R"));
        }
        String blas = build.stream()
                .flatMap(line -> Stream.of(line.split(", ")))
                .filter(part -> part.contains("BLAS_INFO="))
                .map(part -> part.substring(part.indexOf('=') + 1))
                .findFirst()
                .orElse("unknown");
        List<String> devices = new ArrayList<>();
        for (int i = 0; CUDA && i < torch.getNumGPUs(); i++) {
            devices.add("cuda:" + i);
        }
        return new BackendInfo(name(), blas, torch.hasMKLDNN(), true, torch.get_num_threads(), build, devices);
    }
}
