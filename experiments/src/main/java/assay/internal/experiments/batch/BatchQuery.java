package assay.internal.experiments.batch;

import assay.core.truth.Answer;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.question.Questions;
import assay.internal.experiments.rows.NamedArchitecture;
import assay.internal.experiments.rows.QuestionFields;
import java.util.Optional;

/** Finds a number of the table for each row. */
public final class BatchQuery implements BatchRows<Answer> {
    private final StoreTruth truth;
    private final Questions questions;
    private long rows;
    private long measured;
    private Optional<String> reason = Optional.empty();

    /** @param questions how rows are read as questions */
    public BatchQuery(StoreTruth truth, Questions questions) {
        this.truth = truth;
        this.questions = questions;
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public Answer answer(QuestionFields row) {
        NamedArchitecture named =
                NamedArchitecture.agreeing(row, truth.architectures().benchmark());
        Answer answer = truth.ask(questions.read(row).apply(named.find(truth)));
        rows++;
        measured += answer instanceof Answer.Measured ? 1 : 0;
        if (answer instanceof Answer.Absent absent) {
            reason = reason.or(() -> Optional.of(absent.why()));
        }
        return answer;
    }

    @Override
    public long answered() {
        return measured;
    }

    @Override
    public Optional<String> reason() {
        return reason;
    }

    @Override
    public String done() {
        return rows + " questions, " + (rows - measured) + " of them not measured";
    }
}
