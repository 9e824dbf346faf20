package assay.supernet.search;

import assay.supernet.network.Supernet;
import assay.supernet.optim.Sgd;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Tensor;

/** The two updates of the bilevel loop: one step of the weights, one gradient of the architecture. */
public final class Updater {
    private final Tape tape;
    private final Supernet net;
    private final Relaxation relax;
    private final Groups groups;
    private final Vec mix;

    public Updater(Tape tape, Supernet net, Relaxation relax) {
        this.tape = tape;
        this.net = net;
        this.relax = relax;
        groups = Groups.of(net.space());
        mix = new Vec(groups.size());
    }

    /**
     * One step of the weights on a training batch.
     *
     * @param clip largest norm; 0 for no clipping
     * @param carried null: clipping looks at the weights alone. Else alpha's gradient left over from before, to which this
     *     batch's is added, and which then counts in the norm: AutoDL-Projects clips all of the module's parameters.
     */
    public StepResult weights(
            Tensor images, int[] labels, double[] alpha, Sgd sgd, double lr, double clip, double[] carried) {
        double[] p = relax.weights(groups, alpha);
        mix.set(p);
        mix.clearGrads();
        mix.wantGrad(carried != null);
        tape.weightGrads(true);
        Loss loss = Loss.crossEntropy(tape, forward(images), labels);
        tape.backward(loss);
        double norm = sgd.gradNorm(tape);
        if (carried != null) {
            double[] g = relax.pullBack(groups, alpha, p, mix.grad());
            double sum = norm * norm;
            for (int i = 0; i < g.length; i++) {
                carried[i] += g[i];
                sum += carried[i] * carried[i];
            }
            norm = Math.sqrt(sum);
        }
        sgd.step(tape, lr, clip == 0 ? 1 : Sgd.clipScale(norm, clip));
        tape.clear();
        return new StepResult(loss.value(), norm);
    }

    /** The gradient of the loss to alpha on a validation batch. */
    public double[] alphaGrad(Tensor images, int[] labels, double[] alpha, double[] lossOut) {
        double[] p = relax.weights(groups, alpha);
        mix.set(p);
        mix.clearGrads();
        mix.wantGrad(true);
        tape.weightGrads(false);
        Loss loss = Loss.crossEntropy(tape, forward(images), labels);
        tape.backward(loss);
        tape.clear();
        lossOut[0] = loss.value();
        return relax.pullBack(groups, alpha, p, mix.grad());
    }

    private Var forward(Tensor images) {
        return net.forward(tape, tape.constant(images), mix);
    }
}
