package assay.internal.data.embedded;

import assay.core.error.DataFormatException;
import assay.internal.core.io.ProcessLock;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.TempFolder;
import assay.internal.data.store.Drafts;
import assay.internal.data.store.Snapshot;
import assay.internal.data.store.StoreUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * A table that the program carries as a resource. Its store is made when somebody first asks for it, completely or not
 * at all, by one process at a time.
 *
 * @param benchmark the name of the benchmark, and of its store's file
 * @param file the name of the resource
 * @param content opens the resource; null if this build of the program has none
 * @param sha256 checksum of the resource; a store that was made from other bytes is made again
 * @param maker makes the store from the file
 */
public record EmbeddedTable(String benchmark, String file, Supplier<InputStream> content, String sha256, Maker maker) {
    /**
     * Key in table {@code build_info} for the file's checksum, in a store that was made from this one file and not
     * changed since.
     */
    public static final String FILE_SHA256 = "file_sha256";

    /** Lets only one thread of this program make stores. */
    private static final Object ALONE = new Object();

    /** Makes a store from a file. */
    @FunctionalInterface
    public interface Maker {
        /** @param importer name and version of the program, for the provenance */
        void make(Path file, Path store, String importer);
    }

    /**
     * A table whose resource is in the package of a class.
     *
     * @param file the resource's name
     */
    public static EmbeddedTable beside(Class<?> owner, String file, String benchmark, String sha256, Maker maker) {
        return new EmbeddedTable(benchmark, file, () -> owner.getResourceAsStream(file), sha256, maker);
    }

    /** Whether this build of the program carries it. */
    public boolean isThere() {
        try (InputStream in = content.get()) {
            return in != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes its store, unless there is one that was made from the same file, or that the user has changed by imports
     * since.
     *
     * @param importer name and version of the program, for the provenance
     * @throws DataFormatException if the program is damaged
     */
    public void require(Path store, String importer) {
        if (!isMade(store) && isThere()) {
            synchronized (ALONE) {
                ProcessLock making = making(store);
                try {
                    StoreUpdate.awaitOthers(store); // another process may be making this store
                    if (!isMade(store)) {
                        make(store, importer);
                    }
                } finally {
                    making.close();
                }
            }
        }
    }

    private void make(Path store, String importer) {
        LoggerFactory.getLogger(EmbeddedTable.class)
                .warn("{}: unpacking the table that this program carries into {}, once", benchmark, store);
        ofFile(copied -> {
            maker.make(copied, store, importer);
            return null;
        });
    }

    /**
     * If several programs start at the same time in a new home folder, one makes the store and the others wait for it.
     */
    private ProcessLock making(Path store) {
        try {
            Path file = store.toAbsolutePath();
            Files.createDirectories(file.getParent());
            return ProcessLock.await(
                            file.resolveSibling("." + file.getFileName() + ".making"),
                            () -> LoggerFactory.getLogger(EmbeddedTable.class)
                                    .warn(
                                            "{}: another program is unpacking it. Waiting until it has done so.",
                                            benchmark))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isMade(Path store) {
        return Files.isRegularFile(store) && madeOf(store).map(sha256::equals).orElse(true);
    }

    /**
     * Checksum of the file that a store was made from, if it was made from one file alone. Does not start DuckDB.
     *
     * @param store an existing file
     */
    public static Optional<String> madeOf(Path store) {
        return Optional.ofNullable(Snapshot.of(store).buildInfo().get(FILE_SHA256));
    }

    /**
     * Copies the resource to a temporary file.
     *
     * @throws DataFormatException if it is damaged
     */
    public <T> T ofFile(Function<Path, T> work) {
        Path[] made = new Path[2];
        Drafts.Draft draft = Drafts.open(() -> deleteAll(made)); // also if the program is stopped
        try (InputStream in = content.get()) {
            byte[] bytes = in.readAllBytes();
            if (!Sha256.hex(bytes).equals(sha256)) {
                throw new DataFormatException(
                        file,
                        -1,
                        benchmark + ": the table in this program is damaged. Build or get the program again.");
            }
            made[1] = Files.createTempDirectory(TempFolder.path(), "assay-");
            made[0] = made[1].resolve(file);
            return work.apply(Files.write(made[0], bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            draft.close();
            deleteAll(made);
        }
    }

    private static void deleteAll(Path[] made) {
        delete(made[0]);
        delete(made[1]);
    }

    private static void delete(Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // One temporary file is left over.
        }
    }
}
