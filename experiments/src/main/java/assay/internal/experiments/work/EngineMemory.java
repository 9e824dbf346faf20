package assay.internal.experiments.work;

import assay.supernet.tensor.TensorMemory;

/** How much the engines may hold. */
public final class EngineMemory {
    private EngineMemory() {}

    /** Bytes that all engines of this process may hold in tensors. */
    public static long limit() {
        return TensorMemory.limit();
    }

    public static double gib(long bytes) {
        return bytes / 1073741824.0;
    }
}
