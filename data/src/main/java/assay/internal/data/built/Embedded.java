package assay.internal.data.built;

import assay.core.error.DataFormatException;
import assay.core.truth.BuiltFacts;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.importing.ImportProgress;

/** The built benchmark that this program carries: {@code mini201}, made with it from a reduced Fashion-MNIST. */
public final class Embedded {
    /** What commands call it. */
    public static final String NAME = "mini201";

    /** Its table. */
    public static final EmbeddedTable TABLE = EmbeddedTable.beside(
            Embedded.class,
            NAME + ".parquet",
            NAME,
            "c36c482ed6c0a152a23af0f50a464866a8886bf4d61dc7ac83a6d87dc7ee32a5",
            (file, store, importer) -> BuiltStore.make(file, store, importer, ImportProgress.NONE));

    private Embedded() {}

    /** Whether this build of the program carries it. */
    public static boolean isThere() {
        return TABLE.isThere();
    }

    /**
     * Makes sure that a file does not take the name of the one that the program carries: its store would be made anew at the
     * next question.
     *
     * @param sha256 of the file, hex
     * @throws DataFormatException with the way out
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

    /** What is known of it. Starts DuckDB. */
    public static BuiltFacts facts() {
        return TABLE.ofFile(file -> {
            try (BuiltReader reader = new BuiltReader(file)) {
                return reader.facts();
            }
        });
    }
}
