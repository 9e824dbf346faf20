package assay.internal.core.memory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One Linux control group (version 1 or 2) that limits this process's memory. The limits of the groups above it apply too.
 *
 * @param limit bytes that the group's processes may have together
 * @param free bytes of the limit that are free; memory that the kernel can drop (cached files) counts as free
 */
record Cgroup(long limit, long free) {
    /** Version 1 writes a number a little below this for "no limit". */
    private static final long NONE = 1L << 60;

    /** The groups of this process that have a limit; none if there are no control groups. */
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

    /**
     * All groups from this one up to the visible root. In a container the path may be one of the host; then only the root is
     * used.
     */
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
