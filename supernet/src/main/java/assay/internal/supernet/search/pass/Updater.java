package assay.internal.supernet.search.pass;

import assay.supernet.network.Judgement;
import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.network.PassInput;
import assay.supernet.network.Supernet;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import java.util.List;
import java.util.function.Consumer;

/**
 * The passes of the bilevel loop: for a step of the weights, for a gradient of the architecture, and for judging an
 * architecture.
 */
public final class Updater {
    private final Tape tape;
    private final Supernet net;
    private final Vec mix;
    private final Norms norms;

    /**
     * @param weights the length of the relaxation's draws, for each cell that the supernet tells apart
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
    public StepResult weights(PassInput sample, Draw draw, Sgd sgd, double lr, double clip, double[] carried) {
        return weights(sample, draw, sgd, lr, clip, carried, gradients -> {});
    }

    /** The same. @param seen gets the tape with the gradients before the step */
    public StepResult weights(
            PassInput sample, Draw draw, Sgd sgd, double lr, double clip, double[] carried, Consumer<Tape> seen) {
        Loss loss = backward(sample, draw, true, carried != null, norms, Pass.WEIGHTS);
        seen.accept(tape);
        double norm = sgd.gradNorm(tape);
        if (carried != null) {
            double[] g = draw.pullBack(grad(draw));
            double sum = norm * norm;
            for (int i = 0; i < g.length; i++) {
                carried[i] += g[i];
                sum += carried[i] * carried[i];
            }
            norm = Math.sqrt(sum);
        }
        sgd.step(tape, lr, clip == 0 ? 1 : Sgd.clipScale(norm, clip));
        tape.clear();
        return new StepResult(loss.value(), loss.accuracyPercent(), norm);
    }

    /** The gradient of the loss to alpha on a validation batch. */
    public double[] alphaGrad(PassInput sample, Draw draw, double[] lossOut) {
        Loss loss = backward(sample, draw, false, true, norms, Pass.ALPHA);
        tape.clear();
        lossOut[0] = loss.value();
        return draw.pullBack(grad(draw));
    }

    /**
     * The diagonal of the Gauss-Newton approximation of the loss's curvature in alpha (Graves, NeurIPS 2011; Khan et al., ICML
     * 2018): the mean over the samples of the squares of their own losses' gradients. One forward pass, and a backward pass for
     * each sample.
     */
    public double[] gaussNewton(PassInput sample, Draw draw) {
        Loss loss = forward(sample, draw, false, true, Norms.BATCH, Pass.NEARBY);
        List<Loss> each = loss.each();
        double[] mean = null;
        for (Loss one : each) {
            mix.clearGrads();
            tape.backward(one);
            tape.releaseGrads();
            double[] g = draw.pullBack(grad(draw));
            mean = mean == null ? new double[g.length] : mean;
            for (int i = 0; i < g.length; i++) {
                mean[i] += g[i] * g[i] / each.size();
            }
        }
        tape.clear();
        return mean;
    }

    /** Forward and backward; the tape keeps the pass until it is cleared. */
    public Loss backward(
            PassInput sample, Draw draw, boolean weightGrads, boolean mixGrads, Norms statistics, Pass pass) {
        Loss loss = forward(sample, draw, weightGrads, mixGrads, statistics, pass);
        tape.backward(loss);
        return loss;
    }

    private Loss forward(
            PassInput sample, Draw draw, boolean weightGrads, boolean mixGrads, Norms statistics, Pass pass) {
        draw.into(mix);
        mix.clearGrads();
        mix.wantGrad(mixGrads);
        tape.weightGrads(weightGrads);
        return net.loss(tape, sample, mix, statistics, pass);
    }

    /** Loss and accuracy on one sample. */
    public Judgement judge(PassInput sample, Draw draw, Norms statistics) {
        draw.into(mix);
        mix.wantGrad(false);
        tape.weightGrads(false);
        return net.judge(tape, sample, mix, statistics);
    }

    public Tape tape() {
        return tape;
    }

    /** The gradient of the last passes to the draw's weights. */
    public double[] grad(Draw draw) {
        return mix.grad(draw.weights().length);
    }

    public Vec mix() {
        return mix;
    }

    public Supernet net() {
        return net;
    }
}
