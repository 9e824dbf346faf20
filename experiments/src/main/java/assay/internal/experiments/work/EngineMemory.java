package assay.internal.experiments.work;

import assay.supernet.tensor.TensorMemory;

/** How much memory the engines may use. */
public final class EngineMemory {
    private EngineMemory() {}

    /** Bytes that all engines of this process may use for tensors. */
    public static long limit() {
        return TensorMemory.limit();
    }

    public static double gib(long bytes) {
        return bytes / 1073741824.0;
    }
}
