package assay.data.built;

import assay.core.error.DataFormatException;
import assay.core.io.Sha256;
import assay.core.io.TempFolder;
import assay.core.truth.BuiltFacts;
import assay.data.importing.ImportProgress;
import assay.data.seal.Seal;
import assay.data.store.StoreUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The benchmark that this program carries: {@code mini201}, made with it from a reduced Fashion-MNIST. */
public final class Embedded {
    /** What commands call it. */
    public static final String NAME = "mini201";

    private static final String RESOURCE = NAME + ".parquet";

    private Embedded() {}

    /** Whether this build of the program carries it. */
    public static boolean isThere() {
        return Embedded.class.getResource(RESOURCE) != null;
    }

    /**
     * Makes its store, unless there is one made of the same file; seconds, once.
     *
     * @param importer name and version of the program, for the provenance
     */
    public static void require(Path store, String importer) {
        if (isThere()) {
            byte[] content = content();
            if (!Seal.isKnown(Sha256.hex(content))) {
                throw new DataFormatException(
                        RESOURCE, -1, NAME + ": the table in this program is damaged. Build or get the program again.");
            }
            require(content, store, importer);
        }
    }

    /**
     * Makes sure that a file does not take the name of the one that the program carries: its store would be made anew at the
     * next question.
     *
     * @param sha256 of the file, hex
     * @throws DataFormatException with the way out
     */
    static void requireOwn(String file, String name, String sha256) {
        if (name.equals(NAME) && isThere() && !sha256.equals(Sha256.hex(content()))) {
            throw BuiltFile.refused(
                    file,
                    "expected a name of its own, found '" + NAME
                            + "', which is the benchmark that this program carries."
                            + " Build it again under another 'name:'",
                    null);
        }
    }

    static void require(byte[] content, Path store, String importer) {
        String sha256 = Sha256.hex(content);
        if (!isMadeOf(sha256, store)) {
            StoreUpdate.awaitOthers(store); // which may be making the same
            if (!isMadeOf(sha256, store)) {
                make(content, store, importer);
            }
        }
    }

    private static boolean isMadeOf(String sha256, Path store) {
        return BuiltStore.fileSha256(store).filter(sha256::equals).isPresent();
    }

    /** What is known of it. Starts DuckDB. */
    public static BuiltFacts facts() {
        return ofFile(content(), file -> {
            try (BuiltReader reader = new BuiltReader(file)) {
                return reader.facts();
            }
        });
    }

    private static void make(byte[] content, Path store, String importer) {
        ofFile(content, file -> BuiltStore.make(file, store, importer, ImportProgress.NONE));
    }

    private static <T> T ofFile(byte[] content, Function<Path, T> work) {
        Path folder = null;
        Path file = null;
        try {
            folder = Files.createTempDirectory(TempFolder.path(), "assay-");
            file = Files.write(folder.resolve(RESOURCE), content);
            return work.apply(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
            delete(folder);
        }
    }

    private static void delete(Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // A temporary file more.
        }
    }

    private static byte[] content() {
        try (InputStream in = Embedded.class.getResourceAsStream(RESOURCE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
