package assay.internal.data.exchange;

import java.io.IOException;
import java.util.List;

/** The rows of a file, one after the other; the file is checked only as far as it has been read. */
interface FileRows extends AutoCloseable {
    /** A column: {@code VARCHAR}, {@code INTEGER} or {@code DOUBLE}, as DuckDB calls them; foreign files have others. */
    record Column(String name, String type) {}

    List<Column> columns();

    /** Moves to the next row; false after the last. */
    boolean next() throws IOException;

    /**
     * The cell of the current row: a String, Integer or Double, or for other columns what the reader gives; null if
     * there is no value.
     */
    Object get(int column) throws IOException;

    /** A byte position in the file before which the current row ends; -1 if the reader does not know it. */
    long offset();

    /** How far the current row is, out of {@link #total}, in a unit that depends on the file. */
    long done() throws IOException;

    long total() throws IOException;

    @Override
    void close() throws IOException;
}
