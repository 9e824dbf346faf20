package assay.internal.conformance.recurrent;

import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.OpRecurrent;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.supernet.tensor.DType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Which parts of a file of recurrent reference numbers are replayed, and how its cells are read. */
public final class RecurrentReferences {
    private RecurrentReferences() {}

    /** Whether a file is about recurrent cells. */
    public static boolean isOne(JsonNode root) {
        return root.isObject()
                && root.has("operations")
                && root.path("genotypes").isObject();
    }

    /** Adds the cases of a file. */
    public static void find(Fields top, FoundCases found) {
        requireOperations(top);
        for (String list : top.keys()) {
            switch (list) {
                case "reference", "torch", "note", "operations", "genotypes" -> {}
                case "tokenizations", "batches", "segments" ->
                    top.objects(list).forEach(f -> found.add(new RecurrentTextCase(list, f)));
                case "parameter_counts" -> top.objects(list).forEach(f -> found.add(new RecurrentCountCase(f)));
                case "derivations" -> top.objects(list).forEach(f -> found.add(new RecurrentDerivationCase(f)));
                case "triggers" -> top.objects(list).forEach(f -> found.add(new SwitchCase(f)));
                case "asgd" ->
                    top.objects(list).forEach(f -> found.dtypes().forEach(d -> found.add(new AveragedSgdCase(f, d))));
                case "fixed", "mixed" ->
                    top.objects(list).forEach(f -> found.dtypes().stream()
                            .filter(d -> f.object("results").has(key(d)))
                            .forEach(d -> found.add(new RecurrentPassCase(top, f, list, d))));
                case "search_loops" ->
                    top.objects(list).forEach(f -> found.dtypes().stream()
                            .filter(d -> f.text("dtype").equals(key(d)))
                            .forEach(d -> found.add(new RecurrentSearchCase(top, f, d))));
                case "dropouts" ->
                    top.objects(list)
                            .forEach(f -> found.dtypes().forEach(d -> found.add(new RecurrentDropoutCase(f, d))));
                case "retrain_loops" ->
                    top.objects(list).forEach(f -> found.dtypes().stream()
                            .filter(d -> f.text("dtype").equals(key(d)))
                            .forEach(d -> found.add(new RetrainLoopCase(top, f, d))));
                case "evaluations" ->
                    top.objects(list).forEach(f -> found.dtypes().stream()
                            .filter(d -> f.text("dtype").equals(key(d)))
                            .forEach(d -> found.add(new RecurrentEvaluationCase(top, f, d))));
                default -> found.notCovered(top.file() + " " + list);
            }
        }
    }

    /** The name of a type in files: {@code float64}. */
    static String key(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> "float64";
            case FLOAT32 -> "float32";
        };
    }

    /** The cell that an entry names. */
    static GenotypeRecurrent named(Fields top, Fields entry) {
        String name = entry.text("genotype");
        Fields all = top.object("genotypes");
        if (!all.has(name)) {
            throw entry.refused(entry.place("genotype"), "one of " + all.keys(), name);
        }
        return genotype(all.object(name));
    }

    private static void requireOperations(Fields top) {
        List<String> ours = StreamSupport.stream(List.of(OpRecurrent.values()).spliterator(), false)
                .map(OpRecurrent::token)
                .toList();
        if (!top.texts("operations").equals(ours)) {
            throw top.refused(top.place("operations"), ours.toString(), top.texts("operations"));
        }
    }

    /** A cell as the files list it: one pair a node, and the states of the mean. */
    static GenotypeRecurrent genotype(Fields of) {
        List<List<GenotypeRecurrent.Edge>> nodes = new ArrayList<>();
        for (JsonNode pair : of.node().path("recurrent")) {
            nodes.add(List.of(edge(of, pair)));
        }
        List<Integer> concat = new ArrayList<>();
        for (double state : of.numbers("concat")) {
            concat.add((int) state);
        }
        try {
            return new GenotypeRecurrent(nodes, concat);
        } catch (IllegalArgumentException e) {
            throw of.refused(of.at(), "a recurrent cell", e.getMessage());
        }
    }

    /** A pair of an operation and the state that it reads. */
    static GenotypeRecurrent.Edge edge(Fields of, JsonNode pair) {
        OpRecurrent op = OpRecurrent.ofToken(pair.path(0).asText())
                .orElseThrow(() -> of.refused(of.at(), "pairs of an operation and a state", pair));
        return new GenotypeRecurrent.Edge(op, pair.path(1).asInt(-1));
    }
}
