package assay.internal.supernet.search.step;

import assay.supernet.network.Norms;
import assay.supernet.network.Supernet;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Tensor;

/** The passes of the bilevel loop: one step of the weights, one gradient of the architecture, one judgement. */
public final class Updater {
    private final Tape tape;
    private final Supernet net;
    private final Vec mix;
    private final Norms norms;

    /**
     * @param weights the length of the relaxation's draws
     * @param norms of training passes: {@link Norms#TRACK} if tracked statistics are used later, otherwise {@link Norms#BATCH}
     */
    public Updater(Tape tape, Supernet net, int weights, Norms norms) {
        this.tape = tape;
        this.net = net;
        this.norms = norms;
        mix = new Vec(weights);
    }

    /** An updater with as many weights as the relaxation has, and with the batches' own statistics. */
    public Updater(Tape tape, Supernet net, Relaxation relax) {
        this(tape, net, relax.weights(Groups.of(net.space())), Norms.BATCH);
    }

    /**
     * One step of the weights on a training batch.
     *
     * @param clip largest norm; 0 for no clipping
     * @param carried null if clipping counts only the weights. Otherwise the stored part of alpha's gradient: the gradient of
     *     this batch is added to it, and it counts in the norm; see {@code ClipNorm}
     */
    public StepResult weights(
            Tensor images, int[] labels, Draw draw, Sgd sgd, double lr, double clip, double[] carried) {
        Loss loss = backward(images, labels, draw, true, carried != null, norms);
        double norm = sgd.gradNorm(tape);
        if (carried != null) {
            double[] g = draw.pullBack(mix.grad());
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

    /** The gradient of the loss with respect to alpha on a validation batch. */
    public double[] alphaGrad(Tensor images, int[] labels, Draw draw, double[] lossOut) {
        Loss loss = backward(images, labels, draw, false, true, norms);
        tape.clear();
        lossOut[0] = loss.value();
        return draw.pullBack(mix.grad());
    }

    /** Forward and backward; the tape keeps the pass until it is cleared. */
    public Loss backward(
            Tensor images, int[] labels, Draw draw, boolean weightGrads, boolean mixGrads, Norms statistics) {
        draw.into(mix);
        mix.clearGrads();
        mix.wantGrad(mixGrads);
        tape.weightGrads(weightGrads);
        Loss loss = Loss.crossEntropy(tape, forward(images, statistics), labels);
        tape.backward(loss);
        return loss;
    }

    /** Loss and accuracy on one batch. */
    public Judgement judge(Tensor images, int[] labels, Draw draw, Norms statistics) {
        draw.into(mix);
        mix.wantGrad(false);
        tape.weightGrads(false);
        Var logits = forward(images, statistics);
        Loss loss = Loss.crossEntropy(tape, logits, labels);
        int n = logits.value().dim(0);
        int classes = logits.value().dim(1);
        double[] z = new double[n * classes];
        tape.backend().read(logits.value(), z);
        tape.clear();
        int correct = 0;
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = z[i * classes + c] > z[i * classes + best] ? c : best;
            }
            correct += best == labels[i] ? 1 : 0;
        }
        return new Judgement(loss.value(), correct, n);
    }

    public Tape tape() {
        return tape;
    }

    public Vec mix() {
        return mix;
    }

    Supernet net() {
        return net;
    }

    private Var forward(Tensor images, Norms statistics) {
        return net.forward(tape, tape.constant(images), mix, statistics);
    }
}
