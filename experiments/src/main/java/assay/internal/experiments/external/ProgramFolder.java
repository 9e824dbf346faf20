package assay.internal.experiments.external;

import assay.internal.core.io.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The place of a program's search with one seed: a folder in which it runs, and beside it our files about it.
 *
 * @param path of the whole
 */
public record ProgramFolder(Path path) {
    /** The most bytes of a file that travel to another machine. */
    private static final int MOST_KEPT = 16 << 20;

    private static final int TAIL_BYTES = 8192;
    private static final int LAST_LINES = 10;

    /** The folder in which the program runs. */
    Path run() {
        return path.resolve("run");
    }

    /** Its standard error. */
    Path errors() {
        return path.resolve("stderr.txt");
    }

    /** All messages. */
    Path conversation() {
        return path.resolve("conversation.jsonl");
    }

    /** Deletes it and creates it again. */
    void empty() {
        try {
            FolderTree.delete(path);
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The log and the output of a program, up to 16 MiB of each file: contents by file name; empty if no program ran there.
     */
    public static Map<String, byte[]> kept(Path path) throws IOException {
        ProgramFolder folder = new ProgramFolder(path);
        Map<String, byte[]> kept = new LinkedHashMap<>();
        for (Path file : List.of(folder.errors(), folder.conversation())) {
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    kept.put(file.getFileName().toString(), in.readNBytes(MOST_KEPT));
                }
            }
        }
        return kept;
    }

    /** A message, with the last lines of the program's standard error. */
    String withLastWords(String message) {
        List<String> last = lastWords();
        return message + (last.isEmpty() ? " It said nothing on standard error." : " Its last lines of standard error:")
                + last.stream().map(line -> "\n    " + line).reduce("", String::concat)
                + "\nAll of it is in " + path + ".";
    }

    private List<String> lastWords() {
        try (RandomAccessFile file = new RandomAccessFile(errors().toFile(), "r")) {
            int length = (int) Math.min(TAIL_BYTES, file.length());
            byte[] tail = new byte[length];
            file.seek(file.length() - length);
            file.readFully(tail);
            List<String> lines = new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException none) {
            return List.of();
        }
    }
}
