package assay.internal.cli;

import assay.internal.core.io.TempFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the classes that look-ups use, for the archive of shared classes that the launcher makes once per build and JDK
 * (option {@code -XX:ArchiveClassesAtExit}). What the commands answer does not matter here: they run in an empty home.
 */
final class WarmUp {
    private WarmUp() {}

    public static void main(String[] args) throws IOException {
        Path home = Files.createTempDirectory(TempFolder.path(), "assay-warm-up");
        System.setProperty("assay.home", home.toString());
        try {
            Stdout stdout = new Stdout();
            PrintWriter err = new PrintWriter(System.err, true);
            Path table = Files.writeString(home.resolve("table.csv"), "arch_index,c10_test_200\n0,50\n");
            String question = " 201 --dataset cifar10 --split test --schedule 200 --trials mean --json";
            for (String line : List.of(
                    "help",
                    "import -q " + table,
                    "query" + question + " --index 0",
                    "query" + question + " --index 1",
                    "top" + question,
                    "sql SHOW",
                    "list methods --json")) {
                Assay.run(line.split(" "), stdout.writer(), err);
            }
            stdout.finish(0, err);
        } finally {
            delete(home);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(p -> {
                try {
                    Files.delete(p);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
