package assay.proxies;

import assay.internal.proxies.today.ReluSigns;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.List;

/**
 * One pass of the mean cross entropy over a batch, in training mode: on demand the gradients g to the weights, optionally the
 * gradients to inner values, and the product of the Hessian with g.
 */
public final class LossPass implements AutoCloseable {
    private final Parameters parameters;
    private final Tape tape;
    private final Var logits;
    private final Loss loss;
    private final boolean kept;
    private boolean differentiated;
    private boolean curved;

    /** @param keep whether gradients to inner values are kept, which Hessian products need */
    LossPass(Network network, Tensor images, int[] labels, boolean keep) {
        parameters = network.parameters();
        kept = keep;
        tape = new Tape(parameters.backend()).retainGrads(keep);
        logits = network.forward(tape, tape.constant(images), Norms.BATCH);
        loss = Loss.crossEntropy(tape, logits, labels);
    }

    /** Goes backward once, for who needs gradients. */
    private Tape differentiated() {
        if (!differentiated) {
            tape.backward(loss);
            differentiated = true;
        }
        return tape;
    }

    /** Whether the gradients to inner values were kept. */
    boolean kept() {
        return kept;
    }

    /** Images in the batch. */
    int samples() {
        return logits.value().dim(0);
    }

    /** The ReLU layers of the pass. */
    public int relus() {
        return tape.reluInputs().size();
    }

    /** Mean cross entropy, nats. */
    public double loss() {
        return loss.value();
    }

    /** {@code [n, classes]}, row-major. */
    public double[] logits() {
        return values(parameters.backend(), logits.value());
    }

    /** dL/dp, zero where nothing depends on the parameter. */
    public double[] grad(Parameter p) {
        return part(p, differentiated().grad(p.weight()));
    }

    /** (H g) at p, with g = dL/dw over convolution and linear weights, held constant; zero elsewhere. */
    double[] hessianTimesGrad(Parameter p) {
        if (!curved) {
            differentiated();
            for (Parameter q : parameters.list()) {
                Weight w = q.weight();
                if (q.kind().scored() && tape.grad(w) != null) {
                    tape.direct(w, tape.grad(w));
                }
            }
            tape.pushForward();
            tape.pushBackward(loss);
            curved = true;
        }
        return part(p, tape.gradTangent(p.weight()));
    }

    /** The recorded pass, with gradients. */
    Tape tape() {
        return differentiated();
    }

    /** What its ReLUs read. */
    List<ReluSigns> reluSigns() {
        return ReluSigns.of(tape);
    }

    private double[] part(Parameter p, Tensor whole) {
        return whole == null ? new double[p.size()] : parameters.part(p, values(parameters.backend(), whole));
    }

    static double[] values(Backend k, Tensor t) {
        double[] v = new double[t.size()];
        k.read(t, v);
        return v;
    }

    @Override
    public void close() {
        tape.clear();
    }
}
