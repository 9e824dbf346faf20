package assay.internal.data.built;

import assay.core.error.DataFormatException;
import assay.core.truth.BuiltFacts;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.importing.ImportProgress;

/**
 * The built benchmark that this program carries: {@code mini201}. This program made it from a reduced Fashion-MNIST.
 */
public final class Embedded {
    /** Its name in commands. */
    public static final String NAME = "mini201";

    /** Its table. */
    public static final EmbeddedTable TABLE = EmbeddedTable.beside(
            Embedded.class,
            NAME + ".parquet",
            NAME,
            "553d36fe52444acd275ed99d09052d644d53d6c30fea0ea8d5b38e717efb5439",
            (file, store, importer) -> BuiltStore.make(file, store, importer, ImportProgress.NONE));

    private Embedded() {}

    /** Whether this build of the program carries it. */
    public static boolean isThere() {
        return TABLE.isThere();
    }

    /**
     * Makes sure that a file does not have the name of the benchmark that the program carries: the next question would
     * replace the file's store.
     *
     * @param sha256 of the file, hex
     * @throws DataFormatException if it has that name; the message says what to do
     */
    static void requireOwn(String file, String name, String sha256) {
        if (name.equals(NAME) && isThere() && !sha256.equals(TABLE.sha256())) {
            throw BuiltFile.refused(
                    file,
                    "expected a name of its own, found '" + NAME
                            + "', which is the benchmark that this program carries."
                            + " Build it again under another 'name:'",
                    null);
        }
    }

    /** The facts about this benchmark. Starts DuckDB. */
    public static BuiltFacts facts() {
        return TABLE.ofFile(file -> {
            try (BuiltReader reader = new BuiltReader(file)) {
                return reader.facts();
            }
        });
    }
}
