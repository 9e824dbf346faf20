package assay.internal.conformance.recurrent;

import assay.core.random.ValueRule;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.OpRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.method.DataDerivation;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tensor.DType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** The cells that the published rules derive from a table of alpha. Uses only Java's doubles. */
record RecurrentDerivationCase(Fields derivation) implements Case {
    private static final int WIDTH = OpRecurrent.values().length;

    @Override
    public String file() {
        return derivation.file();
    }

    @Override
    public String tag() {
        return "derivation " + derivation.text("case");
    }

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public void replay(String backend, Check check) {
        RecurrentSpace space = RecurrentSpace.of(derivation.small("nodes", 1, GenotypeRecurrent.MOST_NODES));
        Groups groups = Groups.of(space);
        double[] alpha = derivation.has("alpha")
                ? derivation.flat("alpha", groups.size())
                : ValueRule.sym(
                        derivation.whole("alpha_stream", 0, Integer.MAX_VALUE),
                        groups.size(),
                        derivation.number("alpha_scale"));
        double[] p = Softmax.of(groups, alpha).weights();
        compare(check, "genotype", space.derive(p));
        compare(check, "genotype_none_allowed", space.deriveWithNone(p));
        if (derivation.has("data_genotype")) {
            Fields data = derivation.object("data_genotype");
            for (String draws : data.keys()) {
                BitSet kept = DataDerivation.kept(groups, p, Integer.parseInt(draws));
                check.list(
                        "data_genotype." + draws,
                        Tolerance.COUNT,
                        expected(data, data.node().get(draws)),
                        kept(space, kept, p));
            }
        }
    }

    private void compare(Check check, String key, GenotypeRecurrent found) {
        GenotypeRecurrent expected = RecurrentReferences.genotype(derivation.object(key));
        check.list(key, Tolerance.COUNT, numbers(expected), numbers(found));
    }

    private static double[] numbers(GenotypeRecurrent cell) {
        return DoubleStream.concat(
                        cell.nodes().stream()
                                .flatMap(List::stream)
                                .flatMapToDouble(e -> DoubleStream.of(e.op().ordinal(), e.predecessor())),
                        cell.concat().stream().mapToDouble(Integer::doubleValue))
                .toArray();
    }

    /** For each node, the number of pairs that it keeps, and then these pairs. */
    private static double[] expected(Fields data, JsonNode nodes) {
        DoubleStream.Builder all = DoubleStream.builder();
        for (JsonNode node : nodes) {
            all.add(node.size());
            for (JsonNode pair : node) {
                GenotypeRecurrent.Edge e = RecurrentReferences.edge(data, pair);
                all.add(e.op().ordinal()).add(e.predecessor());
            }
        }
        return all.build().toArray();
    }

    /** The same for kept options, the most probable first. */
    private static double[] kept(RecurrentSpace space, BitSet kept, double[] p) {
        DoubleStream.Builder all = DoubleStream.builder();
        for (int node = 1; node <= space.nodes(); node++) {
            int first = RecurrentSpace.edge(node, 0);
            List<Integer> options = new ArrayList<>(kept.get(0, RecurrentSpace.edge(node + 1, 0) * WIDTH).stream()
                    .filter(o -> o >= first * WIDTH)
                    .boxed()
                    .toList());
            options.sort(Comparator.comparingDouble(o -> -p[o]));
            all.add(options.size());
            options.forEach(o -> all.add(o % WIDTH).add(o / WIDTH - first));
        }
        return all.build().toArray();
    }
}
