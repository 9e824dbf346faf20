package assay.internal.cli.truth;

import assay.core.error.AssayException;
import assay.internal.experiments.rows.QuestionFields;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What is made of each row of a {@link QuestionBatch}. */
interface BatchRows {
    /** The fields of an answer, in the order of CSV; no column of the input may be called so. */
    List<String> columns();

    /** Whether another row is wanted; what follows then stays unread. */
    boolean open();

    /**
     * What comes back behind a row: those of {@link #columns} that there is something to say of.
     *
     * @param row the row's parts and those of the flags
     * @throws AssayException if the row asks for nothing
     */
    ObjectNode answer(QuestionFields row);

    /** How many rows had an answer. */
    long answered();

    /** Why the first row without an answer has none. */
    Optional<String> reason();

    /** What was done, for standard error. */
    String done();
}
