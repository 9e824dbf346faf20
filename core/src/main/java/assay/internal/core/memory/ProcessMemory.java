package assay.internal.core.memory;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much memory this process may take. The machine's memory is not the answer in a container, under {@code ulimit -v}, or
 * beside other programs: above the smallest of all limits the system kills the process without a message.
 *
 * @param limit bytes that the process may have at most, with those it has now
 * @param free bytes that it can take besides what it has now, without taking them from other programs
 * @param resident bytes that it has in memory now
 */
public record ProcessMemory(long limit, long free, long resident) {
    /**
     * Address space that is kept free under {@code ulimit -v} for other memory than tensors: native libraries, stacks, malloc's
     * arenas.
     */
    static final long MAPPED_BESIDES = 1L << 30;

    private static final long KIB = 1024;

    /** The memory at this moment. */
    public static ProcessMemory now() {
        return in(Path.of("/"));
    }

    /** Bytes of address space that {@code ulimit -v} leaves; empty where it is not limited. */
    public static OptionalLong addresses() {
        return addresses(Path.of("/"));
    }

    static OptionalLong addresses(Path root) {
        OptionalLong mapped = Table.of(root.resolve("proc/self/limits")).number("Max address space");
        long size = Table.of(root.resolve("proc/self/status")).number("VmSize").orElse(0) * KIB;
        return mapped.isPresent() ? OptionalLong.of(mapped.getAsLong() - size) : mapped;
    }

    /** @param root the folder that contains {@code proc} and {@code sys} */
    static ProcessMemory in(Path root) {
        Table machine = Table.of(root.resolve("proc/meminfo"));
        Table self = Table.of(root.resolve("proc/self/status"));
        long resident = self.number("VmRSS").orElse(0) * KIB;
        OptionalLong total = machine.number("MemTotal");
        long limit = total.isPresent() ? total.getAsLong() * KIB : installed();
        OptionalLong available = machine.number("MemAvailable");
        long free = available.isPresent() ? available.getAsLong() * KIB : limit - resident;
        for (Cgroup group : Cgroup.of(root)) {
            limit = Math.min(limit, group.limit());
            free = Math.min(free, group.free());
        }
        OptionalLong addresses = addresses(root);
        if (addresses.isPresent()) {
            limit = Math.min(
                    limit, addresses.getAsLong() + self.number("VmSize").orElse(0) * KIB);
            free = Math.min(free, addresses.getAsLong() - MAPPED_BESIDES);
        }
        return new ProcessMemory(limit, Math.max(0, Math.min(free, limit)), resident);
    }

    /** For systems without {@code proc}. */
    private static long installed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
