package assay.supernet.tensor;

import java.util.List;

/**
 * What is known about an engine in this process.
 *
 * @param name as {@link Backend#name()}
 * @param blas the library of matrix products, with its version if known; {@code none} for plain Java
 * @param oneDnn whether convolutions can go to oneDNN, inside the natives or beside them, which makes them about ten times faster on
 *     a CPU
 * @param helpers whether the engine may use such libraries at all
 * @param threads of one operation
 * @param build the build information of the natives, line by line
 * @param devices the GPUs with compute capability and memory; empty on a CPU
 */
public record BackendInfo(
        String name,
        String blas,
        boolean oneDnn,
        boolean helpers,
        int threads,
        List<String> build,
        List<String> devices) {
    public BackendInfo {
        build = List.copyOf(build);
        devices = List.copyOf(devices);
    }
}
