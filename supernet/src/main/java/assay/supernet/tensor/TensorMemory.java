package assay.supernet.tensor;

import assay.internal.core.memory.ProcessMemory;

/**
 * How much memory the engines may use for tensors, outside the Java heap. ND4J and libtorch take this memory through JavaCPP,
 * which refuses more with an error; without this limit the system would kill the process.
 */
public final class TensorMemory {
    private static final String BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String PHYSICAL = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final long LEAST = 64L << 20;

    private TensorMemory() {}

    /** The limit in bytes: the user's, otherwise the one that {@link #apply} would set. */
    public static long limit() {
        String given = System.getProperty(BYTES, "");
        return given.matches("[1-9][0-9]{0,9}m")
                ? Long.parseLong(given.substring(0, given.length() - 1)) << 20
                : tensors(ProcessMemory.now());
    }

    /** Sets JavaCPP's limits, unless the user has set them. JavaCPP reads them when its classes load. */
    static synchronized void apply() {
        if (System.getProperty(BYTES) != null && System.getProperty(PHYSICAL) != null) {
            return;
        }
        ProcessMemory memory = ProcessMemory.now();
        set(BYTES, tensors(memory));
        set(PHYSICAL, resident(memory));
    }

    /**
     * Seven tenths of the memory that the process may have (the heap and native libraries need the rest), and at most what is
     * free now.
     */
    static long tensors(ProcessMemory memory) {
        return Math.max(LEAST, Math.min(memory.limit() / 10 * 7, memory.free() / 10 * 9));
    }

    /** The memory that the whole process may have. */
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
