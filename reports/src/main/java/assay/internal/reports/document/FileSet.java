package assay.internal.reports.document;

import assay.core.error.DataMissingException;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are written together into a folder. The folder may already have an earlier set, and other files. The set has a
 * list with a checksum for each file. A file is removed only if an earlier list names it, it is unchanged, and it is not
 * written again.
 */
public final class FileSet {
    /** The names that may be removed, so that a manipulated list cannot name other files. */
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64})  ((?:figures|tables|curves)/[a-z0-9-]+\\.(?:svg|pdf|png|csv|json))");

    /** The largest number of files; much more than a report has. */
    private static final long MOST_BYTES = 1 << 20;

    private final String list;
    private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();

    /** @param list name of the file with the list: lines as sha256sum prints and reads them */
    public FileSet(String list) {
        this.list = list;
    }

    /** @param name relative to the folder */
    public FileSet add(String name, Supplier<String> text) {
        return addBytes(name, () -> text.get().getBytes(StandardCharsets.UTF_8));
    }

    /** The same for a file that is not a text. */
    public FileSet addBytes(String name, Supplier<byte[]> content) {
        files.put(name, content);
        return this;
    }

    /**
     * Writes all files, each whole or not at all. The file that was added last is written after the others, and the list at the
     * end.
     *
     * @throws DataMissingException if the folder cannot be written
     */
    public void writeTo(Path folder) {
        Map<String, String> before = read(folder);
        Map<String, String> now = new ConcurrentSkipListMap<>();
        List<String> names = List.copyOf(files.keySet());
        int last = names.size() - 1;
        names.subList(0, last).parallelStream().forEach(name -> write(folder, name, now));
        write(folder, names.get(last), now);
        StringBuilder lines = new StringBuilder();
        now.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        WholeFile.write(folder.resolve(list), lines.toString());
        before.forEach((name, sum) -> {
            if (!now.containsKey(name)) {
                remove(folder, name, sum);
            }
        });
    }

    private void write(Path folder, String name, Map<String, String> sums) {
        byte[] content = files.get(name).get();
        WholeFile.write(folder.resolve(name), out -> out.write(content));
        sums.put(name, Sha256.hex(content));
    }

    /** The files in an earlier list; empty without a list. */
    private Map<String, String> read(Path folder) {
        Map<String, String> named = new LinkedHashMap<>();
        Path file = folder.resolve(list);
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
                    Matcher m = LINE.matcher(line);
                    if (m.matches()) {
                        named.put(m.group(2), m.group(1));
                    }
                }
            }
        } catch (IOException e) {
            throw stays(file, e);
        }
        return named;
    }

    private static void remove(Path folder, String name, String sum) {
        Path file = folder.resolve(name);
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Sha256.hex(Files.readAllBytes(file)).equals(sum)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw stays(file, e);
        }
    }

    private static DataMissingException stays(Path file, IOException e) {
        return new DataMissingException(
                file + ": an old file could not be removed: " + e.getMessage() + ". What was written is complete.", e);
    }
}
