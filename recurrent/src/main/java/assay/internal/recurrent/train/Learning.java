package assay.internal.recurrent.train;

import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Segment;
import assay.internal.recurrent.train.LanguageEpoch.Phase;
import assay.supernet.network.Norms;
import assay.supernet.optim.AveragedSgd;
import assay.supernet.optim.Sgd;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.recurrent.RecurrentPass;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A model that learns: its weights, the optimizer of its phase, and the hidden state that is carried from segment to
 * segment.
 */
public final class Learning implements AutoCloseable {
    private final LanguageRecipe recipe;
    private final LanguageModel model;
    private final Backend backend;
    private final Tape tape;
    private final List<Weight> weights;
    private Phase phase = Phase.SGD;
    private Sgd sgd;
    private AveragedSgd averaged;
    private double[] hidden;

    /** Trains a given model; the caller still has to close the model. */
    public Learning(LanguageRecipe recipe, LanguageModel model) {
        this.recipe = recipe;
        this.model = model;
        backend = model.parameters().backend();
        tape = new Tape(backend);
        weights = model.parameters().weights();
        begin(Phase.SGD);
        rewind();
    }

    /** A model of a cell at the recipe's size. */
    public static LanguageModel model(Backend backend, LanguageRecipe recipe, GenotypeRecurrent cell, int words) {
        LanguageModel model = LanguageModel.fixed(backend, cell, words, recipe.hidden());
        model.expect(recipe.bptt() + recipe.longer());
        return model;
    }

    LanguageModel model() {
        return model;
    }

    /** Starts the optimizer of a phase, with nothing kept from an earlier optimizer. */
    public void begin(Phase next) {
        closeOptimizer();
        phase = next;
        if (next == Phase.SGD) {
            sgd = new Sgd(backend, weights, 0, false, recipe.decay());
        } else {
            averaged = new AveragedSgd(backend, weights, AveragedSgd.Decay.ofWeights(recipe.decay()));
        }
    }

    Phase phase() {
        return phase;
    }

    /** Back to the beginning of the text: a hidden state of zeros. */
    public void rewind() {
        hidden = model.start(recipe.batch());
    }

    /** The hidden state that the next segment begins with. */
    public double[] hidden() {
        return hidden.clone();
    }

    /**
     * Makes a forward and backward pass over a segment. Its gradients are kept until {@link #step}.
     *
     * @return the mean cross entropy of a word, and the loss with regularisers, to which the gradients belong
     */
    public Passed pass(Columns text, Segment segment, DropoutMasks masks) {
        RecurrentPass pass = model.forward(tape, Evaluation.words(text, segment), hidden, masks, null, Norms.TRACK);
        Loss loss = pass.loss(recipe.ar(), recipe.tar());
        tape.backward(loss);
        hidden = pass.hidden();
        return new Passed(pass.raw().value(), loss.value(), norm());
    }

    /**
     * The result of a pass.
     *
     * @param raw mean cross entropy of a word
     * @param loss with regularisers
     * @param norm of the gradient, before it is clipped
     */
    public record Passed(double raw, double loss, double norm) {
        /** Whether a step can be taken. */
        boolean isFinite() {
            return Double.isFinite(loss) && Double.isFinite(norm);
        }
    }

    private double norm() {
        double sum = 0;
        for (Weight w : weights) {
            if (tape.grad(w) != null) {
                sum += backend.dot(tape.grad(w), tape.grad(w));
            }
        }
        return Math.sqrt(sum);
    }

    /** The 2-norm of each weight's gradient before clipping, in the order of the weights. */
    public double[] gradientNorms() {
        return weights.stream()
                .mapToDouble(w -> tape.grad(w) == null ? 0 : Math.sqrt(backend.dot(tape.grad(w), tape.grad(w))))
                .toArray();
    }

    /** Takes a step along the clipped gradients of the pass, with the learning rate of its segment. */
    public void step(Segment segment, Passed passed) {
        double rate = recipe.rate() * segment.rateFactor();
        double scale = recipe.clip() > 0 ? Sgd.clipScale(passed.norm(), recipe.clip()) : 1;
        if (sgd != null) {
            sgd.step(tape, rate, scale);
        } else {
            averaged.step(tape::grad, rate, scale);
        }
        tape.clear();
    }

    /** Drops the gradients of the pass. */
    void forget() {
        tape.clear();
    }

    /** The weights as they are. */
    public List<double[]> weightsNow() {
        return model.parameters().save();
    }

    /** The weights that are evaluated and kept: with averaged SGD, the averages. */
    public List<double[]> measured() {
        return averaged == null ? weightsNow() : averaged.averages();
    }

    /** How well the measured weights predict a text, in segments of the usual length. */
    public LanguageQuality evaluate(Columns text) {
        return evaluate(text, () -> false);
    }

    /** The same; see {@link Evaluation} for {@code stop}. */
    LanguageQuality evaluate(Columns text, BooleanSupplier stop) {
        return averaged == null ? evaluateNow(text, stop) : evaluateAverages(text, stop);
    }

    /** The same for the current weights, even if there are averages. */
    public LanguageQuality evaluateNow(Columns text) {
        return evaluateNow(text, () -> false);
    }

    private LanguageQuality evaluateNow(Columns text, BooleanSupplier stop) {
        return Evaluation.of(model, text, recipe.bptt(), null, stop).quality();
    }

    private LanguageQuality evaluateAverages(Columns text, BooleanSupplier stop) {
        List<double[]> now = weightsNow();
        model.parameters().load(averaged.averages());
        try {
            return evaluateNow(text, stop);
        } finally {
            model.parameters().load(now);
        }
    }

    /**
     * The learning rate of the next step of averaged SGD. NaN before its first step, which has a rate of its own, and in
     * other phases.
     */
    public double nextRate() {
        return averaged == null ? Double.NaN : averaged.nextRate();
    }

    /** The weights, then the optimizer's memory; {@link #restore} sets them again. */
    List<double[]> save(List<double[]> saved) {
        List<double[]> all = new ArrayList<>(saved);
        all.addAll(sgd != null ? sgd.state() : averaged.state());
        all.add(hidden.clone());
        return all;
    }

    void restore(Phase of, List<double[]> state) {
        begin(of);
        model.parameters().load(state.subList(0, weights.size()));
        List<double[]> memory = state.subList(weights.size(), state.size() - 1);
        if (sgd != null) {
            sgd.restore(memory);
        } else {
            averaged.restore(memory);
        }
        hidden = state.get(state.size() - 1).clone();
    }

    /** Sets only the weights. */
    void load(List<double[]> values) {
        model.parameters().load(values);
    }

    int weights() {
        return weights.size();
    }

    private void closeOptimizer() {
        if (sgd != null) {
            sgd.close();
            sgd = null;
        }
        if (averaged != null) {
            averaged.close();
            averaged = null;
        }
    }

    @Override
    public void close() {
        tape.clear();
        closeOptimizer();
    }
}
