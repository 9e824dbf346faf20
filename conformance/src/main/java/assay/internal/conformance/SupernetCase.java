package assay.internal.conformance;

import assay.core.random.ValueRule;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Supernet201;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.PassNumbers;
import assay.internal.conformance.check.RuleValues;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;

/**
 * One forward and backward pass of the NAS-Bench-201 supernet of the DrNAS repository (no conv bias) with softmax alpha and
 * one channel in K through the operations: logits, loss, gradients of alpha and of every weight. Its numbers are float64; float32
 * is compared with the same.
 */
record SupernetCase(Fields top, String name, DType dtype) implements Case {
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
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return name;
    }

    @Override
    public void replay(String backend, Check check) {
        Fields entry = top.object(name);
        int batch = entry.small("batch", 1, 1024);
        int side = entry.small("size", 4, 1024);
        int classes = entry.rows("logits")[0].length;
        Skeleton201 skeleton = new Skeleton201(entry.small("C", 1, 256), entry.small("N", 1, 64), classes, side);
        try (Backend k = Backends.open(backend, dtype);
                Supernet201 net = new Supernet201(k, skeleton, false, entry.small("K", 1, 1024))) {
            RuleValues.fill(net.parameters(), entry, entry.objects("parameters"), dtype);
            Tensor images = RuleValues.images(k, entry.whole("input_stream", 0, 1L << 31), batch, side);
            pass(entry, net, images, RuleValues.labels(batch, classes), check);
        }
    }

    private static void pass(Fields entry, Supernet201 net, Tensor images, int[] labels, Check check) {
        Groups groups = Groups.of(net.space());
        double[] alpha =
                ValueRule.sym(entry.whole("arch_stream", 0, 1L << 31), groups.size(), entry.number("arch_scale"));
        Draw draw = Softmax.of(groups, alpha);
        Vec mix = new Vec(groups.size());
        draw.into(mix);
        Tape tape = new Tape(net.parameters().backend());
        Var logits = net.forward(tape, tape.constant(images), mix);
        Loss loss = Loss.crossEntropy(tape, logits, labels);
        tape.backward(loss);
        PassNumbers.logits(entry, "logits", tape, logits, check);
        check.number("loss", Tolerance.VALUE, entry.number("loss"), loss.value());
        check.list(
                "arch_grads[0]",
                Tolerance.VALUE,
                entry.rows("arch_grads", groups.size())[0],
                draw.pullBack(mix.grad()));
        double[] norms = PassNumbers.norms(net.parameters(), tape);
        check.list("grad_l2_by_parameter", Tolerance.VALUE, entry.numbers("grad_l2_by_parameter", norms.length), norms);
        tape.clear();
    }
}
