package assay.internal.conformance;

import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.PassNumbers;
import assay.internal.conformance.check.RuleValues;
import assay.supernet.network.Supernet;
import assay.supernet.search.draw.Draw;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;

/** One forward and backward pass of a supernet, with the weights, images and labels that an entry of a file describes. */
final class SupernetPass {
    private SupernetPass() {}

    /**
     * Compares logits, loss, and the gradient of every weight.
     *
     * @return the gradient of the draw's weights
     */
    static double[] replay(Fields entry, Supernet net, Draw draw, DType dtype, Check check) {
        int batch = entry.small("batch", 1, 1024);
        int side = entry.small("size", 4, 1024);
        int classes = entry.rows("logits")[0].length;
        RuleValues.fill(net.parameters(), entry, entry.objects("parameters"), dtype);
        Backend k = net.parameters().backend();
        Tensor images = RuleValues.images(k, entry.whole("input_stream", 0, 1L << 31), batch, side);
        Vec mix = new Vec(draw.weights().length);
        draw.into(mix);
        Tape tape = new Tape(k);
        Var logits = net.forward(tape, tape.constant(images), mix);
        Loss loss = Loss.crossEntropy(tape, logits, RuleValues.labels(batch, classes));
        tape.backward(loss);
        PassNumbers.logits(entry, "logits", tape, logits, check);
        PassNumbers.lossAndNorms(entry, net.parameters(), tape, loss, check);
        double[] grad = mix.grad();
        tape.clear();
        return grad;
    }
}
