package assay.internal.experiments.batch;

import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowList;
import java.util.List;
import java.util.Map;

/**
 * Receives rows with their answers, in the order of the list.
 *
 * @param <A> the answers
 */
public interface BatchSink<A> {
    /** The fields of an answer. No column of the input may have one of these names. */
    List<String> columns();

    /** Called once, before the first row. */
    void begin(RowList list);

    /**
     * The names of a table's columns, before its first row.
     *
     * @param renamed new names of columns that mean a part of the question
     */
    void head(List<String> names, Map<String, String> renamed);

    /** A row and its answer. */
    void write(Row row, Map<String, String> renamed, A answer);

    /** Called after the last row. */
    void flush();

    /** Whether nobody reads any more. */
    boolean closed();

    /** A sink with the same columns that drops everything: to check a list before it is answered. */
    static <A> BatchSink<A> nothing(List<String> columns) {
        return new BatchSink<>() {
            @Override
            public List<String> columns() {
                return columns;
            }

            @Override
            public void begin(RowList list) {}

            @Override
            public void head(List<String> names, Map<String, String> renamed) {}

            @Override
            public void write(Row row, Map<String, String> renamed, A answer) {}

            @Override
            public void flush() {}

            @Override
            public boolean closed() {
                return false;
            }
        };
    }
}
