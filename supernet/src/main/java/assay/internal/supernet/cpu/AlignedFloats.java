package assay.internal.supernet.cpu;

import org.bytedeco.javacpp.FloatPointer;

/** Memory of our own for oneDNN, aligned to a cache line: Winograd's kernels store whole lines and end the process elsewhere. */
final class AlignedFloats implements AutoCloseable {
    final FloatPointer pointer;
    private final FloatPointer memory;

    AlignedFloats(long size) {
        memory = new FloatPointer(size + CpuTensor.LINE / Float.BYTES);
        pointer = aligned(memory);
    }

    /** From the first float that begins a line; at position 0, because oneDNN takes a void* and ignores the position. */
    static FloatPointer aligned(FloatPointer start) {
        long skip = (CpuTensor.LINE - start.address() % CpuTensor.LINE) % CpuTensor.LINE / Float.BYTES;
        return start.getPointer(skip);
    }

    @Override
    public void close() {
        memory.deallocate();
    }
}
