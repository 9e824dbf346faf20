package assay.supernet.tensor;

import assay.internal.core.memory.ProcessMemory;

/**
 * How much memory the engines may hold in tensors, which lie outside of the Java heap. JavaCPP, through which ND4J and
 * libtorch take it, refuses more with an error, where the system would end the process.
 */
public final class TensorMemory {
    private static final String BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String PHYSICAL = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final long LEAST = 64L << 20;

    private TensorMemory() {}

    /** Bytes: what the user set, else what {@link #apply} would. */
    public static long limit() {
        String given = System.getProperty(BYTES, "");
        return given.matches("[1-9][0-9]{0,9}m")
                ? Long.parseLong(given.substring(0, given.length() - 1)) << 20
                : tensors(ProcessMemory.now());
    }

    /** Tells JavaCPP its limits, where the user has not; it reads them when its classes load. */
    static synchronized void apply() {
        if (System.getProperty(BYTES) != null && System.getProperty(PHYSICAL) != null) {
            return;
        }
        ProcessMemory memory = ProcessMemory.now();
        set(BYTES, tensors(memory));
        set(PHYSICAL, resident(memory));
    }

    /** Seven tenths of what the process may have (the heap and the natives need room), and no more than is free now. */
    static long tensors(ProcessMemory memory) {
        return Math.max(LEAST, Math.min(memory.limit() / 10 * 7, memory.free() / 10 * 9));
    }

    /** What the whole process may have in memory. */
    static long resident(ProcessMemory memory) {
        return memory.resident()
                + Math.max(LEAST, Math.min(memory.limit() / 20 * 17 - memory.resident(), memory.free() / 20 * 19));
    }

    private static void set(String property, long bytes) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, (bytes >> 20) + "m");
        }
    }
}
