package assay.supernet.recurrent;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.SearchSpace;
import assay.core.space.recurrent.RecurrentSpace;
import assay.supernet.network.Judgement;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.network.Pass;
import assay.supernet.network.PassInput;
import assay.supernet.network.Supernet;
import assay.supernet.network.Unrolling;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The language model with the mixed cell, as searches see it. Each of its two texts has a hidden state of its own, which goes
 * from segment to segment: the next one begins where the last pass over the one before ended. Each training pass draws new
 * dropout masks, and the running statistics follow it, except in the pass at w' of the second order (the released code).
 */
public final class RecurrentSupernet implements Supernet {
    private static final int STREAMS = 2;

    private final RecurrentSpace space;
    private final LanguageModel model;
    private final Settings settings;
    private final Seeds seeds;
    /** The hidden state of each text. */
    private final double[][] states;

    private double raw;

    /**
     * How it is trained.
     *
     * @param batch columns of both texts
     * @param ar weight of the outputs' squares in the weights' loss
     * @param tar weight of the squares of their changes
     * @param clip largest norm in the second order; 0 for no clipping
     * @param movesTied whether the second order's step moves the matrix of the words too; in the released code it does not
     * @param capped see {@link Unrolling#capped}; the released code does not
     */
    public record Settings(
            int batch, DropoutRates dropout, double ar, double tar, double clip, boolean movesTied, boolean capped) {
        /** The values of the published search. */
        public static Settings published(int batch) {
            return new Settings(batch, new DropoutRates(0, 0.2, 0.75, 0.25, 0.75), 0, 1e-3, 0.25, false, false);
        }
    }

    public RecurrentSupernet(Backend backend, int nodes, int vocabulary, int hidden, Settings settings, Seeds seeds) {
        space = RecurrentSpace.of(nodes);
        model = LanguageModel.mixed(backend, nodes, vocabulary, hidden);
        this.settings = settings;
        this.seeds = seeds;
        states = new double[STREAMS][settings.batch() * hidden];
    }

    public LanguageModel model() {
        return model;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public Parameters parameters() {
        return model.parameters();
    }

    /** The hidden state that the last pass over a text left. */
    public double[] state(int stream) {
        return states[stream].clone();
    }

    /** The cross entropy of the last pass of {@link #loss}, without what is added to it. */
    public double raw() {
        return raw;
    }

    @Override
    public Optional<PassInput> text(float[] values, int[] about, int columns) {
        TextBatch b = TextBatch.of(values, about, columns);
        model.expect(b.usual());
        double[] before = b.step() == 0 ? model.start(b.text().batch()) : states[b.stream()].clone();
        RandomStream random = seeds.stream("dropout/" + b.stream(), b.epoch(), b.step());
        return Optional.of(new TextSample(
                b.text(),
                before,
                b.stream(),
                b.rateFactor(),
                () -> DropoutMasks.draw(settings.dropout(), model, b.text().batch(), random)));
    }

    @Override
    public Loss loss(Tape tape, PassInput sample, Vec mix, Norms norms, Pass pass) {
        TextSample s = (TextSample) sample;
        boolean follows = norms == Norms.BATCH && pass != Pass.UNROLLED;
        RecurrentPass p =
                model.forward(tape, s.text(), s.before(), s.masks().get(), mix, follows ? Norms.TRACK : norms);
        states[s.stream()] = p.hidden();
        raw = p.raw().value();
        return pass == Pass.WEIGHTS ? p.loss(settings.ar(), settings.tar()) : p.raw();
    }

    @Override
    public Judgement judge(Tape tape, PassInput sample, Vec mix, Norms norms) {
        TextSample s = (TextSample) sample;
        RecurrentPass p = model.forward(tape, s.text(), s.before(), DropoutMasks.NONE, mix, norms);
        states[s.stream()] = p.hidden();
        double loss = p.raw().value();
        int words = p.losses().length;
        tape.clear();
        return new Judgement(loss, -loss * words, words);
    }

    /** The perplexity. */
    @Override
    public double error(Judgement judged) {
        return Math.exp(judged.loss());
    }

    @Override
    public Unrolling unrolling() {
        return new Unrolling(
                settings.clip(), settings.capped(), settings.movesTied() ? Set.of() : Set.of(model.embedding()));
    }

    @Override
    public List<double[]> carried() {
        return List.of(states[0].clone(), states[1].clone());
    }

    @Override
    public void carry(List<double[]> values) {
        for (int i = 0; i < STREAMS; i++) {
            states[i] = values.get(i).clone();
        }
    }

    /** Always refuses: this supernet reads texts. */
    @Override
    public Var forward(Tape tape, Var images, Vec mix, Norms norms) {
        throw new IllegalStateException("a supernet of language models was given images");
    }
}
