package assay.internal.conformance;

import assay.internal.bench201.network.Supernet201;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.RuleValues;
import assay.internal.conformance.check.Tolerance;
import assay.internal.conformance.check.Unreached;
import assay.internal.supernet.search.pass.StepResult;
import assay.internal.supernet.search.pass.Unrolled;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.optim.Adam;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The state of a replayed search, and the steps of its iterations. Each step compares its numbers with those in the file. */
final class TraceReplay implements AutoCloseable {
    static final double RATE = 0.025;
    private static final double CLIP = 5;

    private final Fields top;
    private final Fields trace;
    private final Supernet201 net;
    private final Backend backend;
    private final Sgd sgd;
    private final Check check;
    private final Groups groups;
    private final Tape tape;
    private final Updater updater;
    private final Unrolled unrolled;
    private final int[] labels;
    private final int batch;
    private final int classes;
    private final double[] loss = new double[1];
    private Unreached unreached;
    private double[] alpha;
    private Adam adam;
    private double[] carried;
    private Fields step;
    private String at;
    private Tensor train;
    private Tensor valid;

    TraceReplay(Fields top, Fields trace, Supernet201 net, Sgd sgd, Check check) {
        this.top = top;
        this.trace = trace;
        this.net = net;
        this.sgd = sgd;
        this.check = check;
        backend = net.parameters().backend();
        groups = Groups.of(net.space());
        tape = new Tape(backend);
        updater = new Updater(tape, net, Relaxation.softmax());
        unrolled = new Unrolled(updater, sgd);
        batch = top.small("batch", 1, 1024);
        classes = top.small("classes", 2, 1000);
        labels = RuleValues.labels(batch, classes);
        alpha = trace.flat("alpha_before", groups.size());
        carried = new double[groups.size()];
    }

    void begin(Fields next, String place) {
        giveImages();
        step = next;
        at = place;
        train = images("train_input_stream");
        valid = images("valid_input_stream");
    }

    private Tensor images(String key) {
        return RuleValues.images(backend, step.whole(key, 0, 1L << 31), batch, top.small("size", 4, 1024));
    }

    Fields trace() {
        return trace;
    }

    Fields step() {
        return step;
    }

    Groups groups() {
        return groups;
    }

    double[] alpha() {
        return alpha.clone();
    }

    /** The stored part of alpha's gradient; clipping adds to it. */
    double[] carried() {
        return carried;
    }

    /** From the first call on, weights that no draw has used do not change. */
    void wake(Draw draw) {
        if (unreached == null) {
            unreached = new Unreached(net.parameters(), sgd);
        }
        unreached.wake(draw);
    }

    void learnWeights(Draw draw, double[] inNorm, Tolerance norm) {
        double[] logits = logits(draw);
        if (unreached != null) {
            unreached.remember();
        }
        StepResult r = updater.weights(new ImageSample(train, labels), draw, sgd, RATE, CLIP, inNorm);
        if (unreached != null) {
            unreached.putBack();
        }
        check.number(at + "train_loss", Tolerance.VALUE, step.number("train_loss"), r.loss());
        compareIf("train_logits_sample0", Tolerance.VALUE, logits);
        check.number(
                at + "grad_total_norm_before_clip", norm, step.number("grad_total_norm_before_clip"), r.gradNorm());
    }

    private double[] logits(Draw draw) {
        Vec weights = new Vec(groups.size());
        draw.into(weights);
        Tensor z = net.forward(tape, tape.constant(train), weights).value();
        double[] all = new double[z.size()];
        backend.read(z, all);
        tape.clear();
        return Arrays.copyOf(all, classes);
    }

    double[] alphaGrad(Draw draw) {
        return updater.alphaGrad(new ImageSample(valid, labels), draw, loss);
    }

    Unrolled.Parts unrolled(Draw draw, boolean exact) {
        Unrolled.Parts parts =
                unrolled.parts(new ImageSample(train, labels), new ImageSample(valid, labels), draw, draw, RATE, exact);
        loss[0] = parts.validLoss();
        return parts;
    }

    /**
     * Compares the loss on validation images, if the trace has it.
     *
     * @param penalty a term that the published code adds to the loss; the loss in a trace may be with it or without it
     */
    void compareValidLoss(double penalty) {
        if (step.has("unrolled_valid_loss")) {
            check.number(
                    at + "unrolled_valid_loss", Tolerance.VALUE, step.number("unrolled_valid_loss"), loss[0] + penalty);
        }
        if (!step.has("valid_loss")) {
            return;
        }
        double expected = step.number("valid_loss");
        double with = loss[0] + penalty;
        boolean nearer = Math.abs(expected - with) < Math.abs(expected - loss[0]);
        check.number(at + "valid_loss", Tolerance.VALUE, expected, nearer ? with : loss[0]);
    }

    void learnAlpha(double[] grad, double decay, Tolerance ofGrad, Tolerance ofAlpha) {
        if (adam == null) {
            adam = new Adam(alpha, 3e-4, 0.5, 0.999, 1e-8, decay);
        }
        carried = grad;
        check.list(at + "alpha_grad", ofGrad, step.flat("alpha_grad", grad.length), grad);
        adam.step(new double[][] {grad});
        alpha = adam.mean();
        check.list(at + "alpha_after", ofAlpha, step.flat("alpha_after", grad.length), alpha);
    }

    /** Compares a list, if the trace has it. */
    void compareIf(String key, Tolerance tolerance, double[] actual) {
        if (step.has(key)) {
            check.list(at + key, tolerance, step.flat(key, actual.length), actual);
        }
    }

    void compareWeights() {
        Parameters parameters = net.parameters();
        List<Fields> expected = step.objects("weights_after");
        int n = parameters.list().size();
        if (expected.size() != n) {
            throw step.refused(step.place("weights_after"), n + " tensors", expected.size() + " tensors");
        }
        double[] sums = new double[n];
        double[] norms = new double[n];
        for (int i = 0; i < n; i++) {
            Parameter p = parameters.list().get(i);
            double[] w = parameters.get(p);
            sums[i] = Arrays.stream(w).sum();
            norms[i] = Math.sqrt(Arrays.stream(w).map(v -> v * v).sum());
            double[] first = expected.get(i).numbers("first");
            check.list(
                    at + "weights_after[" + i + "].first",
                    Tolerance.VALUE,
                    first,
                    Arrays.copyOf(w, Math.min(first.length, w.length)));
        }
        check.list(at + "weights_after.sum", Tolerance.VALUE, all(expected, "sum"), sums);
        check.list(at + "weights_after.l2", Tolerance.VALUE, all(expected, "l2"), norms);
    }

    private static double[] all(List<Fields> tensors, String key) {
        return tensors.stream().mapToDouble(f -> f.number(key)).toArray();
    }

    private void giveImages() {
        if (train != null) {
            backend.give(train);
            backend.give(valid);
            train = null;
        }
    }

    @Override
    public void close() {
        giveImages();
        unrolled.close();
    }
}
