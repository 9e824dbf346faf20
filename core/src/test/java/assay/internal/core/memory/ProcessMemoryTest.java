package assay.internal.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine of the tests has 24 GiB, of which 20 are available; the process has 1. */
class ProcessMemoryTest {
    private static final long GIB = 1L << 30;
    /** As version 1 writes it. */
    private static final String NO_LIMIT = "9223372036854771712\n";

    @TempDir
    Path root;

    @BeforeEach
    void machine() throws IOException {
        write(
                "proc/meminfo",
                "MemTotal:       25165824 kB\nMemFree:         1048576 kB\nMemAvailable:   20971520 kB\n");
        write("proc/self/status", "Name:\tjava\nVmPeak:\t 9000000 kB\nVmSize:\t 4194304 kB\nVmRSS:\t 1048576 kB\n");
        limits("unlimited            unlimited            bytes");
    }

    private void limits(String addressSpace) throws IOException {
        write(
                "proc/self/limits",
                "Limit                     Soft Limit           Hard Limit           Units\n"
                        + "Max stack size            8388608              unlimited            bytes\n"
                        + "Max address space         " + addressSpace + "\n");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private ProcessMemory memory() {
        return ProcessMemory.in(root);
    }

    @Test
    void withoutLimits_itIsTheMachines() {
        assertEquals(new ProcessMemory(24 * GIB, 20 * GIB, GIB), memory());
    }

    @Test
    void version2_theTightestGroupAboveCounts() throws IOException {
        write("proc/self/cgroup", "0::/pod/app\n");
        write("sys/fs/cgroup/pod/app/memory.max", "max\n");
        write("sys/fs/cgroup/pod/memory.max", 4 * GIB + "\n");
        write("sys/fs/cgroup/pod/memory.current", 3 * GIB + "\n");
        write("sys/fs/cgroup/pod/memory.stat", "anon 1\nfile 99\ninactive_file " + GIB + "\nslab 5\n");
        assertEquals(new ProcessMemory(4 * GIB, 2 * GIB, GIB), memory());
    }

    @Test
    void version2_inAContainerWhoseGroupIsTheRoot() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("sys/fs/cgroup/memory.max", 2 * GIB + "\n");
        write("sys/fs/cgroup/memory.current", GIB / 2 + "\n");
        assertEquals(new ProcessMemory(2 * GIB, 3 * GIB / 2, GIB), memory());
    }

    @Test
    void version1_countsTooEvenWhereThePathIsTheHosts() throws IOException {
        write("proc/self/cgroup", "5:devices:/x\n4:cpu,memory:/docker/0a1b\n0::/\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", 8 * GIB + "\n");
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", 7 * GIB + "\n");
        write("sys/fs/cgroup/memory/memory.stat", "inactive_file 3\ntotal_inactive_file " + GIB + "\n");
        assertEquals(new ProcessMemory(8 * GIB, 2 * GIB, GIB), memory());
        write("sys/fs/cgroup/memory/docker/0a1b/memory.limit_in_bytes", NO_LIMIT);
        assertEquals(8 * GIB, memory().limit(), "the group's own has none, the one above has");
    }

    @Test
    void noLimit_isNone() throws IOException {
        write("proc/self/cgroup", "4:memory:/a\n0::/../other\n");
        write("sys/fs/cgroup/memory/a/memory.limit_in_bytes", NO_LIMIT);
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", NO_LIMIT);
        write("sys/fs/cgroup/memory.max", "max\n");
        assertEquals(new ProcessMemory(24 * GIB, 20 * GIB, GIB), memory());
    }

    @Test
    void ulimit_leavesWhatIsNotMappedYet() throws IOException {
        limits(8 * GIB + "           unlimited            bytes");
        assertEquals(new ProcessMemory(8 * GIB, 3 * GIB, GIB), memory()); // 8 less 4 mapped, less 1 for what else is
        limits(2 * GIB + "           unlimited            bytes");
        assertEquals(new ProcessMemory(2 * GIB, 0, GIB), memory());
    }

    @Test
    void missingOrStrangeFiles_areNoLimit() throws IOException {
        write("proc/self/cgroup", "\nnonsense\n0::\n4:memory\n");
        write("sys/fs/cgroup/memory.max", "-1\n");
        assertEquals(new ProcessMemory(24 * GIB, 20 * GIB, GIB), memory());
        ProcessMemory elsewhere = ProcessMemory.in(root.resolve("none"));
        assertTrue(elsewhere.limit() > 0 && elsewhere.free() == elsewhere.limit(), elsewhere.toString());
    }

    @Test
    void here_itFits() {
        ProcessMemory here = ProcessMemory.now();
        assertTrue(here.limit() > 0 && here.free() <= here.limit(), here.toString());
    }

    @Test
    void addresses_areWhatTheLimitLeaves() throws IOException {
        assertEquals(OptionalLong.empty(), ProcessMemory.addresses(root));
        limits(5 * GIB + "           unlimited            bytes");
        assertEquals(OptionalLong.of(GIB), ProcessMemory.addresses(root));
    }
}
