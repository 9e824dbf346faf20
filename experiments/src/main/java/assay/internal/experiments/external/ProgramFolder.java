package assay.internal.experiments.external;

import assay.internal.core.io.FolderTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a program searches with one seed: a folder of its own to run in, and beside it what we keep of it.
 *
 * @param path of all of it
 */
record ProgramFolder(Path path) {
    private static final int TAIL_BYTES = 8192;
    private static final int LAST_LINES = 10;

    /** The program's own. */
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

    /** Makes it anew. */
    void empty() {
        try {
            FolderTree.delete(path);
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message, with what the program said last on its standard error. */
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
