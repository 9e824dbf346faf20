package assay.internal.conformance;

import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.NamedCase;
import assay.internal.conformance.check.PassNumbers;
import assay.internal.conformance.check.RuleValues;
import assay.internal.darts.network.NetworkDarts;
import assay.supernet.network.DropPath;
import assay.supernet.network.Network.Outputs;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.List;

/** One pass of a small network of a published genotype: parts {@code small_forward_*}. */
record DartsForwardCase(Fields top, String name, DType dtype) implements NamedCase {
    private static final double AUXILIARY_WEIGHT = 0.4;
    private static final List<String> AUXILIARY_LOGITS = List.of("logits_aux", "aux_logits", "auxiliary_logits");
    private static final List<String> KNOWN = List.of(
            "genotype",
            "C",
            "layers",
            "size",
            "auxiliary",
            "input_stream",
            "batch",
            "mode",
            "parameters",
            "logits",
            "loss",
            "grad_l2_by_parameter");

    /** Whether the file's loss includes that of the auxiliary classifier: then the classifier's parameters have gradients. */
    private static boolean countsAuxiliary(Fields entry, NetworkDarts net) {
        double[] norms = PassNumbers.norms(entry, net.parameters().list().size());
        return net.parameters().list().stream()
                .anyMatch(p -> p.name().startsWith("auxiliary") && norms[p.index()] != 0);
    }

    @Override
    public void replay(String backend, Check check) {
        Fields entry = entry();
        entry.keys().stream()
                .filter(key -> !KNOWN.contains(key) && !AUXILIARY_LOGITS.contains(key))
                .forEach(key -> check.notCompared("unknown field '" + key + "'"));
        int batch = entry.small("batch", 1, 1024);
        int side = entry.has("size") ? entry.small("size", 4, 1024) : 32;
        boolean auxiliary = entry.node().path("auxiliary").asBoolean(false);
        int classes = entry.rows("logits")[0].length;
        GenotypeDarts arch = entry.node().path("genotype").isTextual()
                ? DartsReferences.parse(entry, entry.text("genotype"))
                : DartsReferences.genotype(entry.object("genotype"));
        SkeletonDarts size = new SkeletonDarts(
                false, entry.small("C", 2, 256), entry.small("layers", 1, 64), classes, side, auxiliary);
        try (Backend k = Backends.open(backend, dtype);
                NetworkDarts net = new NetworkDarts(k, size, arch)) {
            RuleValues.fill(net.parameters(), entry, entry.objects("parameters"), dtype);
            Tensor images = RuleValues.images(k, entry.whole("input_stream", 0, 1L << 31), batch, side);
            int[] labels = RuleValues.labels(batch, classes);
            Tape tape = new Tape(k);
            Outputs out = net.train(tape, tape.constant(images), DropPath.NONE);
            Loss loss = Loss.crossEntropy(tape, out.logits(), labels);
            if (out.auxiliary().isPresent() && countsAuxiliary(entry, net)) {
                loss = loss.plus(
                        AUXILIARY_WEIGHT,
                        Loss.crossEntropy(tape, out.auxiliary().get(), labels));
            }
            PassNumbers.logits(entry, "logits", tape, out.logits(), check);
            for (String key : AUXILIARY_LOGITS) {
                if (entry.has(key) && out.auxiliary().isPresent()) {
                    PassNumbers.logits(entry, key, tape, out.auxiliary().get(), check);
                }
            }
            tape.backward(loss);
            PassNumbers.lossAndNorms(entry, net.parameters(), tape, loss, check);
            tape.clear();
        }
    }
}
