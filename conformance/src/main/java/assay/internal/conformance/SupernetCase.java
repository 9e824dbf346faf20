package assay.internal.conformance;

import assay.core.random.ValueRule;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Supernet201;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.NamedCase;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;

/**
 * One forward and backward pass of the NAS-Bench-201 supernet of the DrNAS repository (no conv bias) with softmax alpha and
 * one channel in K through the operations: logits, loss, gradients of alpha and of every weight. Its numbers are float64; float32
 * is compared with the same.
 */
record SupernetCase(Fields top, String name, DType dtype) implements NamedCase {
    static final String PRUNED = "drnas_pruned_sample";

    static void find(Fields top, FoundCases found) {
        for (String name : top.keys()) {
            if (name.equals("torch")) {
                continue;
            }
            if (name.equals(PRUNED)) {
                found.add(new PrunedCase(top, name));
            } else if (name.startsWith("nb201_partial_channels") && isCovered(top.object(name))) {
                found.dtypes().forEach(d -> found.add(new SupernetCase(top, name, d)));
            } else if (DartsReferences.covers(name)) {
                DartsReferences.find(top, name, found);
            } else if (!OneShotCase.find(top, name, found)) {
                found.notCovered(top.file() + " " + name);
            }
        }
    }

    private static boolean isCovered(Fields entry) {
        return entry.text("species").equals("softmax");
    }

    @Override
    public void replay(String backend, Check check) {
        Fields entry = entry();
        int side = entry.small("size", 4, 1024);
        int classes = entry.rows("logits")[0].length;
        Skeleton201 skeleton = new Skeleton201(entry.small("C", 1, 256), entry.small("N", 1, 64), classes, side);
        try (Backend k = Backends.open(backend, dtype);
                Supernet201 net = new Supernet201(k, skeleton, false, entry.small("K", 1, 1024))) {
            Groups groups = Groups.of(net.space());
            double[] alpha =
                    ValueRule.sym(entry.whole("arch_stream", 0, 1L << 31), groups.size(), entry.number("arch_scale"));
            Draw draw = Softmax.of(groups, alpha);
            double[] grad = SupernetPass.replay(entry, net, draw, dtype, check);
            check.list(
                    "arch_grads[0]", Tolerance.VALUE, entry.rows("arch_grads", groups.size())[0], draw.pullBack(grad));
        }
    }
}
