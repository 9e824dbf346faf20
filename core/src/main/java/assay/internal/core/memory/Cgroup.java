package assay.internal.core.memory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One control group of Linux that limits this process's memory, of version 1 or 2. Every group above counts too.
 *
 * @param limit bytes that the group's processes may have together
 * @param free bytes that are left of them; what the kernel can drop (cached files) counts as free
 */
record Cgroup(long limit, long free) {
    /** What version 1 writes for "no limit" is a little below this. */
    private static final long NONE = 1L << 60;

    /** The groups with a limit that the process is in; none where there are no control groups. */
    static List<Cgroup> of(Path root) {
        List<Cgroup> groups = new ArrayList<>();
        Path mounts = root.resolve("sys/fs/cgroup");
        for (String line : Table.of(root.resolve("proc/self/cgroup")).lines()) {
            String[] fields = line.split(":", 3); // 0::/path (version 2), 4:memory:/path (version 1)
            if (fields.length == 3 && fields[1].isEmpty()) {
                chain(mounts, fields[2], "memory.max", "memory.current", "inactive_file", groups);
            } else if (fields.length == 3 && List.of(fields[1].split(",")).contains("memory")) {
                String limit = "memory.limit_in_bytes";
                chain(
                        mounts.resolve("memory"),
                        fields[2],
                        limit,
                        "memory.usage_in_bytes",
                        "total_inactive_file",
                        groups);
            }
        }
        return groups;
    }

    /** From the group to the root of those that can be seen. In a container the path can be one of the host's: then only the root. */
    private static void chain(Path mount, String path, String limit, String usage, String cached, List<Cgroup> groups) {
        Path inside = mount.resolve(path.substring(Math.min(1, path.length()))).normalize();
        Path group = inside.startsWith(mount) && Files.isDirectory(inside) ? inside : mount;
        while (group != null && group.startsWith(mount)) {
            OptionalLong most = Table.of(group.resolve(limit)).number();
            if (most.isPresent() && most.getAsLong() < NONE) {
                long used = Table.of(group.resolve(usage)).number().orElse(0);
                long dropped =
                        Table.of(group.resolve("memory.stat")).number(cached).orElse(0);
                groups.add(new Cgroup(most.getAsLong(), most.getAsLong() - Math.max(0, used - dropped)));
            }
            group = group.getParent();
        }
    }
}
