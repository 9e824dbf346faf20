package assay.internal.conformance;

import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.Tolerance;
import assay.internal.core.stats.Ranks;
import assay.internal.proxies.study.Combined;
import assay.supernet.tensor.DType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The file's own components of AZ-NAS, put together: a worked example of the rank product.
 *
 * @param top the file
 * @param example one entry of {@code az_nas_aggregation}
 */
record AggregationCase(Fields top, Fields example) implements Case {
    private static final String KEY = "az_nas_aggregation";
    private static final List<String> COMPONENTS = List.of("expressivity", "progressivity", "trainability");

    static void find(Fields top, FoundCases found) {
        if (top.has(KEY)) {
            top.objects(KEY).forEach(e -> found.add(new AggregationCase(top, e)));
        }
    }

    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return KEY + " of " + example.text("of");
    }

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public void replay(String backend, Check check) {
        List<String> tags = example.texts("tags");
        double[][] scores = new double[COMPONENTS.size() + 1][tags.size()];
        for (int a = 0; a < tags.size(); a++) {
            for (int c = 0; c < COMPONENTS.size(); c++) {
                scores[c][a] = component(tags.get(a), COMPONENTS.get(c));
            }
        }
        scores[COMPONENTS.size()] = example.numbers("complexity", tags.size());
        Fields ranks = example.object("ranks");
        for (int c = 0; c < scores.length; c++) {
            String name = c < COMPONENTS.size() ? COMPONENTS.get(c) : "complexity";
            check.list("ranks." + name, Tolerance.COUNT, ranks.numbers(name, tags.size()), Ranks.average(scores[c]));
        }
        double[] joint = Combined.rankProduct(scores);
        check.list("score", Tolerance.SCORE, example.numbers("score", tags.size()), joint);
        double[] order = Ranks.average(joint);
        check.list("final_ranks", Tolerance.COUNT, example.numbers("final_ranks", tags.size()), order);
        int best = 0;
        for (int a = 1; a < joint.length; a++) {
            best = joint[a] > joint[best] ? a : best;
        }
        check.number("best", Tolerance.COUNT, tags.indexOf(example.text("best")), best);
    }

    private double component(String tag, String name) {
        Fields arch = top.objects("architectures").stream()
                .filter(a -> a.text("tag").equals(tag))
                .findFirst()
                .orElseThrow(() -> example.refused(example.place("tags"), "tags of the file's architectures", tag));
        Fields scores = arch.object("float64").object(example.text("of"));
        JsonNode n = scores.node().path(name);
        return n.isTextual() && n.asText().equals("-inf") ? Double.NEGATIVE_INFINITY : scores.number(name);
    }
}
