package assay.internal.experiments.rows;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.core.io.PlainFile;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.csv.TextSource;
import assay.internal.data.exchange.ForeignTable;
import assay.internal.data.pickled.PickleTable;
import assay.internal.data.pickled.TorchFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A list of rows of a user. Its format is recognised by its content: if the first line is an architecture, the list has no
 * header; if it begins with a brace or a bracket, it is JSON; any other first line is the header of a table.
 */
public abstract class RowList implements Closeable {
    /** The column of a list without a header. */
    public static final String ARCHITECTURE = "arch";

    /** The beginning of a line that spreadsheets write before the header. */
    private static final String SEPARATOR_OF_EXCEL = "(?i)\"?sep=.\"?";

    RowList() {}

    /**
     * Opens a file, which may be Parquet, Arrow, a pickle or NAS-Bench-Suite-Zero's, too, and packed by gzip; its first row is not read yet.
     *
     * @param isArchitecture whether a text is one architecture
     * @param isKnown whether a column with this name is used
     * @throws UsageException if it is empty
     * @throws DataMissingException if there is no such file
     * @throws assay.core.error.DataFormatException if it is damaged, or not a text
     */
    public static RowList open(RowFile file, Predicate<String> isArchitecture, Predicate<String> isKnown)
            throws IOException {
        Path path = file.path();
        PlainFile.refuseOthers(path);
        if (!Files.isRegularFile(path)) {
            throw new DataMissingException(file.name()
                    + (Files.exists(path) ? ": expected a file, found something else." : ": no such file.")
                    + " Name a file with rows.");
        }
        byte[] start = start(Files.newInputStream(path));
        if (ForeignTable.isOne(start)) {
            return new BinaryRows(file, start, () -> {});
        }
        byte[] unpackedStart = start(Unpack.plainOrGzip(path, file.name(), UnpackLimits.DEFAULT));
        if (TorchFile.isOne(unpackedStart)) {
            throw new DataFormatException(
                    file.name(),
                    0,
                    file.name() + ": refused: found " + TorchFile.WORDS
                            + ". Save its numbers as CSV, with the architectures.");
        }
        if (PickleTable.isOne(unpackedStart)) {
            return new PickleRows(path, file.name(), isArchitecture);
        }
        if (ZeroCostRows.isOne(unpackedStart)) {
            return new ZeroCostRows(path, file.name(), isArchitecture);
        }
        if (ForeignTable.isOne(unpackedStart)) {
            try (InputStream in = Unpack.plainOrGzip(path, file.name(), UnpackLimits.DEFAULT)) {
                RowFile unpacked = RowFile.copyOf(in, file.name());
                return new BinaryRows(unpacked, start(Files.newInputStream(unpacked.path())), unpacked);
            }
        }
        return open(Files.newInputStream(path), file.name(), isArchitecture, isKnown);
    }

    private static byte[] start(InputStream of) throws IOException {
        try (InputStream in = of) {
            return in.readNBytes(TorchFile.START);
        }
    }

    /**
     * Opens a list from a stream of text; its first row is not read yet.
     *
     * @param source name of the list, for messages
     * @param isArchitecture whether a text is one architecture
     * @param isKnown whether a column with this name is used
     * @throws UsageException if it is empty
     * @throws assay.core.error.DataFormatException if it is not a text
     */
    public static RowList open(
            InputStream in, String source, Predicate<String> isArchitecture, Predicate<String> isKnown)
            throws IOException {
        TextSource text = TextSource.open(in, source);
        String first = text.line();
        while (first != null && (first.isBlank() || first.startsWith("#") || first.matches(SEPARATOR_OF_EXCEL))) {
            first = text.line();
        }
        if (first == null) {
            throw new UsageException(source + ": expected a list with a header line, JSON Lines, or one architecture a"
                    + " line, found " + (text.number() == 0 ? "an empty file" : "blank lines and comments alone")
                    + ".");
        }
        String start = first.strip();
        if (start.startsWith("{")) {
            return JsonRows.objects(text, source, first, isArchitecture, isKnown);
        }
        if (start.matches("\\[\\s*(\\{.*)?") || start.startsWith("[") && !isArchitecture.test(first)) {
            return JsonRows.array(text, source, first, isArchitecture, isKnown);
        }
        return TableRows.open(text, source, first, isArchitecture, isKnown);
    }

    /**
     * A list of rows that were made from something else.
     *
     * @param rows at least one; all with the same columns
     */
    public static RowList of(List<Row> rows) {
        return new MadeRows(rows);
    }

    /** The columns of a list with a header; empty for lists of objects, in which each row has its own names. */
    public Optional<List<String>> columns() {
        return Optional.empty();
    }

    /** The separator between two cells of an answer to this list: the list's own if it is a table of text. */
    public char separator() {
        return ',';
    }

    /**
     * The next row; empty after the last.
     *
     * @throws UsageException if there is a row that cannot be read; the next call gives the one after it
     */
    public abstract Optional<Row> next();

    @Override
    public abstract void close() throws IOException;
}
