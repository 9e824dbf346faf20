package assay.internal.cli.truth;

import assay.core.truth.Answer;
import assay.core.truth.Query;
import assay.core.truth.SimulatedTraining;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Told;
import assay.internal.core.text.CsvLine;
import assay.internal.experiments.batch.BatchSimulation;
import assay.internal.experiments.batch.BatchSink;
import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowList;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes rows followed by their answers, in the format of the input.
 *
 * @param <A> the answers
 */
final class BatchAnswers<A> implements BatchSink<A> {
    private final PrintWriter out;
    private final List<String> columns;
    private final Function<A, ObjectNode> fields;
    private char separator;

    private BatchAnswers(PrintWriter out, List<String> columns, Function<A, ObjectNode> fields) {
        this.out = out;
        this.columns = columns;
        this.fields = fields;
    }

    /** The answers of {@code query --batch}. */
    static BatchAnswers<Answer> ofQueries(PrintWriter out) {
        return new BatchAnswers<>(out, List.of("value", "unit", "seeds", "basis", "source", "why"), answer -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            return answer.fold(m -> Told.answer(json, m), absent -> Told.absent(json, absent.why()));
        });
    }

    /** The answers of {@code simulate --batch}. */
    static BatchAnswers<BatchSimulation.Charged> ofSimulations(PrintWriter out) {
        return new BatchAnswers<>(
                out,
                List.of(
                        "value",
                        "unit",
                        "split",
                        "seeds",
                        "basis",
                        "source",
                        "train_s",
                        "evaluation_s",
                        "total_s",
                        "time_trials",
                        "time_basis",
                        "time_source",
                        "clock_s",
                        "clock_epochs",
                        "why"),
                BatchAnswers::simulated);
    }

    private static ObjectNode simulated(BatchSimulation.Charged charged) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (charged.training().isEmpty()) {
            return Told.absent(json, charged.why());
        }
        SimulatedTraining done = charged.training().get();
        Told.training(
                json.put("split", ((Query) done.accuracy().query()).split().key()), done);
        return json.put("clock_s", charged.clockSeconds()).put("clock_epochs", charged.clockEpochs());
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void begin(RowList list) {
        separator = list.separator();
    }

    @Override
    public void head(List<String> names, Map<String, String> renamed) {
        List<Object> cells = new ArrayList<>();
        names.forEach(c -> cells.add(renamed.getOrDefault(c, c)));
        cells.addAll(columns);
        out.print(CsvLine.of(separator, cells));
    }

    @Override
    public void write(Row row, Map<String, String> renamed, A answer) {
        ObjectNode told = fields.apply(answer);
        if (row.object().isPresent()) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            row.object()
                    .get()
                    .properties()
                    .forEach(f -> line.set(renamed.getOrDefault(f.getKey(), f.getKey()), f.getValue()));
            Json.line(out, line.setAll(told));
        } else {
            List<Object> cells = new ArrayList<>(row.texts().values());
            columns.forEach(column -> cells.add(text(told.path(column))));
            out.print(CsvLine.of(separator, cells));
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public boolean closed() {
        return out.checkError();
    }

    /** Several numbers as {@code 777+888}. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining("+"))
                : value.isNull() ? "" : value.asText();
    }
}
