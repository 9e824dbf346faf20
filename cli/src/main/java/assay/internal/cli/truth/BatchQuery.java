package assay.internal.cli.truth;

import assay.core.truth.Answer;
import assay.internal.cli.answer.Told;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.question.Questions;
import assay.internal.experiments.rows.NamedArchitecture;
import assay.internal.experiments.rows.QuestionFields;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Finds a number of the table for each row. */
final class BatchQuery implements BatchRows {
    private final StoreTruth truth;
    private final Questions questions;
    private long rows;
    private long measured;
    private Optional<String> reason = Optional.empty();

    BatchQuery(StoreTruth truth, Questions questions) {
        this.truth = truth;
        this.questions = questions;
    }

    @Override
    public List<String> columns() {
        return List.of("value", "unit", "seeds", "basis", "source", "why");
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public ObjectNode answer(QuestionFields row) {
        NamedArchitecture named =
                NamedArchitecture.agreeing(row, truth.architectures().benchmark());
        Answer answer = truth.ask(questions.read(row).apply(named.find(truth)));
        rows++;
        measured += answer instanceof Answer.Measured ? 1 : 0;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return answer.fold(m -> Told.answer(json, m), absent -> {
            reason = reason.or(() -> Optional.of(absent.why()));
            return Told.absent(json, absent.why());
        });
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
