package assay.cli;

import java.lang.management.ManagementFactory;

/** How much the engines may hold. */
public final class EngineMemory {
    private EngineMemory() {}

    /**
     * Bytes: what the launcher allows the engine outside of the heap; without a launcher seven tenths of the machine's
     * memory.
     */
    public static long limit() {
        String given = System.getProperty("org.bytedeco.javacpp.maxbytes", "");
        if (given.matches("[1-9][0-9]*m")) {
            return Long.parseLong(given.substring(0, given.length() - 1)) << 20;
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize() / 10 * 7
                : Long.MAX_VALUE;
    }

    public static double gib(long bytes) {
        return bytes / 1073741824.0;
    }
}
