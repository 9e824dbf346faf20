package assay.internal.experiments.work;

import assay.internal.core.io.HomeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The places in {@link HomeFolder}: the stores and the work in progress. */
public final class AssayHome {
    private AssayHome() {}

    public static Path path() {
        return HomeFolder.path();
    }

    /** The ground-truth store (DuckDB) of a space. */
    public static Path truth(String space) {
        return path().resolve("truth").resolve(space + ".duckdb");
    }

    /** The existing ground-truth stores, by name. */
    public static List<Path> stores() {
        Path folder = path().resolve("truth");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".duckdb")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run store (DuckDB). */
    public static Path runs() {
        return path().resolve("runs.duckdb");
    }

    /** Work in progress: one folder per experiment. */
    public static Path work() {
        return path().resolve("work");
    }

    /** The file for stack traces. */
    public static Path logs() {
        return path().resolve("logs");
    }
}
