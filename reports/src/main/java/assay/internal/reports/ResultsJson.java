package assay.internal.reports;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.truth.Answer;
import assay.internal.core.stats.Summary;
import assay.internal.reports.study.Lookups;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Selected;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The report as one versioned JSON object; fields have the names and units of {@code results.csv}. */
final class ResultsJson {
    /** The version of the layout. It changes when a field is removed or changes its meaning. */
    private static final int VERSION = 1;

    private final Study study;
    private final List<String> sentences;
    private final JsonNodeFactory json = JsonNodeFactory.instance;

    private ResultsJson(Study study, List<String> sentences) {
        this.study = study;
        this.sentences = List.copyOf(sentences);
    }

    static String of(Study study, List<String> sentences) {
        try {
            return JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(new ResultsJson(study, sentences).root())
                            .replace("\r\n", "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode root() {
        Experiment e = study.experiment();
        ObjectNode root = json.objectNode().put("format", "assay-report").put("version", VERSION);
        root.put("name", e.name()).put("space", e.space()).put("schedule_epochs", e.schedule());
        root.put("trials", Lookups.TRIALS.key());
        ArrayNode summary = root.putArray("summary");
        sentences.forEach(summary::add);
        ArrayNode measures = root.putArray("table");
        study.measures().forEach(m -> measures.add(table(m)));
        ArrayNode methods = root.putArray("methods");
        study.methods().forEach(m -> methods.add(method(m)));
        root.put("configuration", e.configuration());
        ObjectNode provenance = root.putObject("provenance");
        e.provenance().forEach(provenance::put);
        return root;
    }

    private ObjectNode table(Measure m) {
        ObjectNode node = measure(m);
        study.landscape(m).ifPresent(l -> node.put("optimum" + m.unitEnding(), l.optimum())
                .put("uniform_mean" + m.unitEnding(), l.mean())
                .put("cells_measured", l.measured())
                .put("cells", l.cells()));
        return node;
    }

    private ObjectNode measure(Measure m) {
        return json.objectNode()
                .put("dataset", m.dataset().key())
                .put("split", m.split().key());
    }

    private ObjectNode method(Method m) {
        ObjectNode node = json.objectNode().put("method", m.name());
        ArrayNode accuracy = node.putArray(quantity());
        study.measures()
                .forEach(measure ->
                        accuracy.add(spread(measure(measure), study.found(m, measure), measure.unitEnding())));
        if (m.runs().stream().anyMatch(r -> !r.samples().isEmpty())) {
            ArrayNode selection = node.putArray("selection");
            study.tests().forEach(measure -> selection.add(selection(m, measure)));
        }
        ArrayNode runs = node.putArray("runs");
        m.runs().forEach(r -> runs.add(run(r)));
        return node;
    }

    private ObjectNode selection(Method m, Measure measure) {
        Selected s = Selected.of(study, m, measure);
        ObjectNode node = measure(measure);
        node.set("sampled", spread(json.objectNode(), s.sampled()));
        node.set("argmax", spread(json.objectNode(), s.argmax()));
        node.set("selected", spread(json.objectNode(), s.selected()));
        node.set("most_parameters", spread(json.objectNode(), s.largest()));
        node.set("best_sampled", spread(json.objectNode(), s.bestSampled()));
        return node;
    }

    /** {@code accuracy}, or {@code perplexity}. */
    private String quantity() {
        return study.population().metric().key();
    }

    private static ObjectNode spread(ObjectNode node, double[] values) {
        return spread(node, values, "_percent");
    }

    private static ObjectNode spread(ObjectNode node, double[] values, String unit) {
        node.put("n", values.length);
        if (values.length > 0) {
            Summary s = Summary.of(values);
            node.put("mean" + unit, s.mean());
            s.standardDeviation().ifPresent(d -> node.put("std" + unit, d));
            node.put("median" + unit, s.median()).put("min" + unit, s.min()).put("max" + unit, s.max());
        }
        return node;
    }

    private ObjectNode run(RunRecord r) {
        ObjectNode node =
                json.objectNode().put("seed", r.seed()).put("arch", r.chosen().text());
        node.put("search_epochs", r.epochs().size()).put("samples", r.samples().size());
        if (r.wallSeconds().isPresent()) {
            node.put("search_s", r.searchSeconds()).put("selection_s", r.selectionSeconds());
        }
        ArrayNode answers = node.putArray(quantity());
        study.measures().forEach(m -> answers.add(answer(r, m)));
        return node;
    }

    private ObjectNode answer(RunRecord r, Measure measure) {
        ObjectNode node = measure(measure);
        Answer answer = study.answer(r.chosen(), measure);
        if (answer instanceof Answer.Measured m) {
            node.put(measure.column(), m.value());
            ArrayNode seeds = node.putArray("table_seeds");
            m.seeds().forEach(seeds::add);
            study.landscape(measure).ifPresent(l -> node.put(measure.regretColumn(), l.regret(m.value()))
                    .put("place", l.rank(m.value())));
            node.put("basis", m.basis().text()).put("source", m.source());
        } else if (answer instanceof Answer.Absent none) {
            node.put("not_measured", none.why());
        }
        return node;
    }
}
