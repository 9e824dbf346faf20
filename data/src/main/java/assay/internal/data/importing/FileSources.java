package assay.internal.data.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;

/** A format in which every file is its own source, with the file's name. */
public abstract class FileSources implements BenchmarkFormat {
    /**
     * Reads one file, which the store does not have yet.
     *
     * @param name name of the file, which is also the name of the source
     * @param source the number of the source
     * @param progress may be told how many bytes of the file are done
     */
    protected abstract void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException;

    /** Whether the file's checksum is the published one. */
    protected Target.Checksum checksum(Path file, String name) throws IOException {
        return Target.Checksum.UNKNOWN;
    }

    @Override
    public final void read(List<Path> files, Target target) throws IOException, SQLException {
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long done = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            long before = done;
            long all = total;
            target.at(before, all, name);
            long size = Files.size(file);
            int source = target.source(name, this);
            if (target.start(source, name, file)) {
                read(file, name, source, target, bytes -> target.at(before + Math.min(bytes, size), all, name));
                Target.Checksum checksum = checksum(file, name);
                if (checksum == Target.Checksum.MISMATCH) {
                    target.remark(name + ": its checksum is not the published one: damaged, or another version");
                }
                target.finish(checksum);
            }
            done += size;
        }
        target.at(total, total, "");
    }
}
