package assay.supernet.recurrent;

import assay.core.random.Seeds;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.supernet.network.Kind;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.recurrent.RecurrentCell.Step;
import assay.supernet.tape.Gate;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Room;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Curve;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Words to vectors, one recurrent cell over time, and the vectors' matrix again to score the next word (Liu et al., ICLR 2019, with their released code).
 * Parameters in this order: {@code encoder.weight [vocabulary, hidden]}, {@code rnns.0._W0 [2 hidden, 2 hidden]}, {@code rnns.0._Ws.i [hidden, 2 hidden]} of
 * each node, {@code decoder.bias [vocabulary]}.
 */
public final class LanguageModel implements AutoCloseable {
    private final Parameters parameters;
    private final Weight embedding;
    private final Weight first;
    private final Weight bias;
    private final RecurrentCell cell;
    private final int vocabulary;
    private final int hidden;
    /** Steps of the longest segment so far, or announced. */
    private int longest;

    private LanguageModel(
            Backend backend, int vocabulary, int hidden, BiFunction<Parameters, Integer, RecurrentCell> cell) {
        this.vocabulary = vocabulary;
        this.hidden = hidden;
        parameters = new Parameters(backend);
        embedding = parameters.add("encoder.weight", Kind.EMBEDDING_WEIGHT, hidden, vocabulary, hidden);
        first = parameters.add("rnns.0._W0", Kind.CELL_WEIGHT, 2 * hidden, 2 * hidden, 2 * hidden);
        this.cell = cell.apply(parameters, hidden);
        bias = parameters.add("decoder.bias", Kind.DECODER_BIAS, hidden, vocabulary);
    }

    /** A model with the cell of one architecture. */
    public static LanguageModel fixed(Backend backend, GenotypeRecurrent arch, int vocabulary, int hidden) {
        return new LanguageModel(backend, vocabulary, hidden, (p, h) -> new FixedRecurrentCell(arch, p, h));
    }

    /** A model with the cell that contains all architectures with this number of nodes. */
    public static LanguageModel mixed(Backend backend, int nodes, int vocabulary, int hidden) {
        return new LanguageModel(backend, vocabulary, hidden, (p, h) -> new MixedRecurrentCell(nodes, p, h));
    }

    public Parameters parameters() {
        return parameters;
    }

    /** The matrix that words are looked up in and scored with. */
    public Weight embedding() {
        return embedding;
    }

    public int vocabulary() {
        return vocabulary;
    }

    public int hidden() {
        return hidden;
    }

    /** How many matrices multiply states: a part of state 0's matrix, and one matrix for each node. */
    int matrices() {
        return 1 + cell.matrices().size();
    }

    /** As the authors start: uniform within 0.04, the bias 0. */
    public void initialise(Seeds seeds) {
        parameters.initialise(seeds);
    }

    /** Announces the largest number of steps of a segment, so that memory is taken only once. */
    public void expect(int steps) {
        longest = Math.max(longest, steps);
    }

    /** The hidden state at the beginning of a text: zeros. */
    public double[] start(int batch) {
        return new double[batch * hidden];
    }

    /**
     * Records a pass over a segment, with the words' cross entropy.
     *
     * @param before the hidden state {@code [batch, hidden]}; no gradient reaches it
     * @param mix the weights of all edges' operations; null for a cell that is decided
     */
    public RecurrentPass forward(
            Tape tape, TextSegment text, double[] before, DropoutMasks masks, Vec mix, Norms norms) {
        int batch = text.batch();
        expect(text.steps());
        tape.segment(new Room(batch, text.steps(), longest));
        Var all = tape.weight(embedding);
        Var fromWords = words(tape, text, masks, all);
        Var fromState = dropped(tape, tape.rows(tape.weight(first), hidden, hidden), masks, 0);
        Step step = new Step(tape, mask(tape, masks.h(), batch), dropped(tape, masks), norms);
        Var state = tape.filled(before, batch, hidden);
        List<Var> outputs = new ArrayList<>();
        for (int t = 0; t < text.steps(); t++) {
            Var product = tape.sum(
                    List.of(
                            Term.plain(tape.rows(fromWords, t * batch, batch)),
                            Term.plain(tape.matmul(step.masked(state), fromState))),
                    batch,
                    2 * hidden);
            Var zero = tape.highway(List.of(Gate.fixed(state, product, Curve.TANH)), batch, hidden);
            state = cell.step(step, zero, mix);
            outputs.add(state);
        }
        Var stacked = tape.stack(outputs);
        Var kept = masked(tape, stacked, masks.output(), text);
        Var logits = tape.linear(kept, all, tape.weight(bias));
        double[] losses = new double[text.words().length];
        Loss raw = Loss.tokens(tape, logits, text.targets(), losses);
        double[] after = new double[batch * hidden];
        tape.backend().read(state.value(), after);
        return new RecurrentPass(tape, stacked, kept, logits, raw, losses, after, batch);
    }

    /** The nodes' matrices where some of their weights are dropped. */
    private Map<Weight, Var> dropped(Tape tape, DropoutMasks masks) {
        Map<Weight, Var> all = new IdentityHashMap<>();
        List<Weight> matrices = masks.weights().isEmpty() ? List.of() : cell.matrices();
        for (int i = 0; i < matrices.size(); i++) {
            Weight w = matrices.get(i);
            all.put(w, dropped(tape, tape.weight(w), masks, i + 1));
        }
        return all;
    }

    private Var dropped(Tape tape, Var matrix, DropoutMasks masks, int i) {
        return masks.weights().isEmpty()
                ? matrix
                : tape.multiply(matrix, tape.filled(masks.weights().get(i), hidden, 2 * hidden));
    }

    /** The words' part of the first product, of all steps at once. */
    private Var words(Tape tape, TextSegment text, DropoutMasks masks, Var all) {
        Var vectors = tape.lookUp(all, text.words());
        if (masks.embedding().length > 0) {
            vectors = tape.scaleSamples(
                    vectors,
                    IntStream.of(text.words())
                            .mapToDouble(w -> masks.embedding()[w])
                            .toArray());
        }
        vectors = masked(tape, vectors, masks.intoProduct(), text);
        return tape.matmul(vectors, tape.rows(tape.weight(first), 0, hidden));
    }

    /** All steps times one mask. */
    private Var masked(Tape tape, Var x, double[] values, TextSegment text) {
        Var mask = mask(tape, values, text.batch());
        if (mask == null) {
            return x;
        }
        int[] tiled =
                IntStream.range(0, x.value().dim(0)).map(i -> i % text.batch()).toArray();
        return tape.multiply(x, tape.lookUp(mask, tiled));
    }

    private Var mask(Tape tape, double[] values, int batch) {
        return values.length == 0 ? null : tape.filled(values, batch, hidden);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
