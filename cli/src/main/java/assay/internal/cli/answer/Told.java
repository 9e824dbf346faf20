package assay.internal.cli.answer;

import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.truth.Answer.Measured;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.SimulatedTraining;
import assay.internal.core.text.Wrapped;
import assay.internal.data.store.Mark;
import assay.internal.data.truth.Architectures;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Questions and answers as JSON fields and as words; the same names everywhere (docs/json.md). */
public final class Told {
    private Told() {}

    /**
     * {@code index}, {@code arch} and the other names in its space: {@code hash} for NAS-Bench-101, also {@code cell} for
     * 1Shot1.
     */
    public static ObjectNode architecture(ObjectNode json, Architectures among, Genotype arch) {
        json.put("index", among.indexOf(arch)).put("arch", arch.text());
        SpaceKits.of(arch).otherNames(arch).forEach(json::put);
        return json;
    }

    /** The question without its architecture; parts that do not matter are null. */
    public static ObjectNode question(ObjectNode json, Architectures among, Question question) {
        json.put("benchmark", among.benchmark().shortName());
        if (question instanceof Query query) {
            json.put("dataset", query.dataset().key());
            json.put("split", query.split().key());
            json.put("schedule", query.schedule());
            json.put("trials", query.trials().key());
            json.put("epoch", query.epochs());
            json.put("metric", query.metric().key());
            return json.put("unit", query.metric().unit());
        }
        CostQuery cost = (CostQuery) question;
        json.put("dataset", cost.dataset().map(Dataset::key).orElse(null));
        json.put("metric", cost.metric().key());
        json.put("device", cost.device().orElse(null));
        return json.put("unit", cost.device().isPresent() ? null : cost.metric().unit());
    }

    /** {@code standard}: the protocol by which missing parts of the question were filled in; absent if there were none. */
    public static ObjectNode standard(ObjectNode json, Optional<String> words) {
        words.ifPresent(w -> json.put("standard", w));
        return json;
    }

    /** The same as lines. */
    public static Optional<String> standard(Optional<String> words) {
        return words.map(w -> Wrapped.text("standard: ", w, 2));
    }

    /** {@code value}, {@code seeds}, {@code basis}, {@code source}; and {@code unit} as in the source. */
    public static ObjectNode answer(ObjectNode json, Measured answer) {
        json.put("unit", answer.unit());
        json.put("value", answer.value());
        ArrayNode seeds = json.putArray("seeds");
        answer.seeds().forEach(seeds::add);
        return json.put("basis", answer.basis().text()).put("source", answer.source());
    }

    /** {@code value} null and {@code why}. */
    public static ObjectNode absent(ObjectNode json, String why) {
        return json.putNull("value").put("why", why);
    }

    /** The accuracy as an {@link #answer}, and the charged seconds with their source. */
    public static ObjectNode training(ObjectNode json, SimulatedTraining done) {
        answer(json, done.accuracy());
        Query time = (Query) done.trainTime().query();
        return json.put("train_s", done.trainSeconds())
                .put("evaluation_s", done.evaluationSeconds())
                .put("total_s", done.seconds())
                .put("time_trials", time.trials().key())
                .put("time_basis", done.trainTime().basis().text())
                .put("time_source", done.trainTime().source());
    }

    /** {@code marks}: what a user should know about these measurements. */
    public static ObjectNode marks(ObjectNode json, List<Mark> marks) {
        ArrayNode array = json.putArray("marks");
        for (Mark m : marks) {
            array.addObject()
                    .put("kind", m.kind())
                    .put("detail", m.detail())
                    .put("dataset", m.dataset())
                    .put("schedule", m.schedule() == 0 ? null : m.schedule())
                    .put("trial", m.trial())
                    .put("source", m.source());
        }
        return json;
    }

    /** A mark as a sentence. */
    public static String words(Mark m) {
        return m.kind() + ": " + m.detail() + " (" + m.source() + ")";
    }

    /** {@code 777+888}. */
    public static String seeds(List<Integer> seeds) {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining("+"));
    }

    /** The question in words, without the architecture. */
    public static String words(Question question, String unit) {
        String metric = question.metric().key();
        return metric + " in " + unit + question.words().substring(metric.length());
    }
}
