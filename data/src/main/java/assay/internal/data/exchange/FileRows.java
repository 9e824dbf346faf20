package assay.internal.data.exchange;

import java.io.IOException;
import java.util.List;

/** The rows of a file, one after the other; the file is checked as far as they go. */
interface FileRows extends AutoCloseable {
    /** A column: {@code VARCHAR}, {@code INTEGER} or {@code DOUBLE}, as DuckDB calls them; foreign files have others. */
    record Column(String name, String type) {}

    List<Column> columns();

    /** Moves to the next row; false after the last. */
    boolean next() throws IOException;

    /** The cell of the current row: a String, Integer or Double, of other columns what the reader has; null where there is none. */
    Object get(int column) throws IOException;

    /** The byte of the file before which the current row ends; -1 where the file's reader does not tell. */
    long offset();

    /** How far the current row is, of {@link #total}, in a measure of the file's own. */
    long done() throws IOException;

    long total() throws IOException;

    @Override
    void close() throws IOException;
}
