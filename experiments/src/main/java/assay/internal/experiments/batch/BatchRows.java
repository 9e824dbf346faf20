package assay.internal.experiments.batch;

import assay.core.error.AssayException;
import assay.internal.experiments.rows.QuestionFields;
import java.util.Optional;

/**
 * Answers each row of a {@link QuestionBatch}.
 *
 * @param <A> the answers
 */
public interface BatchRows<A> {
    /** Whether another row is needed. If not, the rest of the list is not read. */
    boolean open();

    /**
     * The answer to a row.
     *
     * @param row the parts of the row and of the flags
     * @throws AssayException if the row is not a question
     */
    A answer(QuestionFields row);

    /** How many rows had an answer. */
    long answered();

    /** The reason why the first row without an answer has none. */
    Optional<String> reason();

    /** A summary of the work. */
    String done();
}
