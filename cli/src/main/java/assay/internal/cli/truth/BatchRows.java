package assay.internal.cli.truth;

import assay.core.error.AssayException;
import assay.internal.experiments.rows.QuestionFields;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Answers each row of a {@link QuestionBatch}. */
interface BatchRows {
    /** The fields of an answer, in the order of CSV. No column of the input may have one of these names. */
    List<String> columns();

    /** Whether another row is needed. If not, the rest of the list is not read. */
    boolean open();

    /**
     * The answer to a row: those of {@link #columns} that have a value.
     *
     * @param row the parts of the row and of the flags
     * @throws AssayException if the row is not a question
     */
    ObjectNode answer(QuestionFields row);

    /** How many rows had an answer. */
    long answered();

    /** The reason why the first row without an answer has none. */
    Optional<String> reason();

    /** A summary of the work, for standard error. */
    String done();
}
