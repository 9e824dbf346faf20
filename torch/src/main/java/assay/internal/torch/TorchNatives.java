package assay.internal.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * The shared libraries, unpacked together before the first is loaded. JavaCPP unpacks and loads one after the other; then
 * libtorch.so, which needs libtorch_cpu.so, finds a library of that name that the system has (Debian's libtorch-dev), of
 * another version, and the process dies.
 */
final class TorchNatives {
    private static final List<String> NAMES = List.of(
            "libgomp.so.1", "libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so");

    private TorchNatives() {}

    static void unpack() {
        String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform();
        for (String extension : List.of("", "-gpu")) {
            for (String name : NAMES) {
                URL found = TorchNatives.class.getResource(folder + extension + "/" + name);
                if (found != null) {
                    try {
                        Loader.cacheResource(found);
                    } catch (IOException e) {
                        throw new UncheckedIOException("libtorch: cannot unpack " + name + ". Is the disk full?", e);
                    }
                }
            }
        }
    }
}
