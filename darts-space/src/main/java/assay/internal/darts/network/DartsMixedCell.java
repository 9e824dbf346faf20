package assay.internal.darts.network;

import assay.core.space.darts.DartsSpace;
import assay.supernet.network.CellWeights;
import assay.supernet.network.DropPath;
import assay.supernet.network.Norms;
import assay.supernet.tape.Piece;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cell that is searched: 4 nodes, each the sum of mixed edges from all states before it (DARTS, Eq. 2).
 *
 * <p>With partial channels (PC-DARTS) the first 1/K of a state's channels go through the operations and the others bypass them,
 * with stride 2 through a 2x2 max pool; then the channels are shuffled in K groups. The official code shuffles each edge before
 * it adds them; the sum is shuffled here, once, which is the same. If edges are weighed, the operations' weights already
 * include the weight of their edge. The edges' own weights come after them in the mixture, and multiply the bypassing channels.
 */
final class DartsMixedCell implements DartsFrame.Cell {
    private final int channels;
    private final int operated;
    private final boolean reduces;
    private final DartsSpace space;
    private final Inputs inputs;
    private final List<MixedEdge> edges = new ArrayList<>();
    private final CellWeights.Share mix;

    DartsMixedCell(Layers layers, DartsFrame.Place place, SearchShape shape, CellWeights.Share mix) {
        this.mix = mix;
        space = shape.space();
        channels = place.channels();
        operated = channels / shape.partial();
        reduces = place.reduces();
        inputs = new Inputs(layers, place);
        for (int node = 0; node < DartsSpace.NODES; node++) {
            for (int input = 0; input < node + 2; input++) {
                String name = place.name() + "._ops." + edges.size();
                edges.add(new MixedEdge(layers, name, space.operations(), operated, stride(input)));
            }
        }
    }

    private int stride(int input) {
        return reduces && input < 2 ? 2 : 1;
    }

    @Override
    public int outChannels() {
        return DartsSpace.NODES * channels;
    }

    @Override
    public Var forward(Tape tape, Var before, Var last, Norms norms, DropPath drop) {
        List<State> states = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (State s : inputs.forward(tape, before, last, norms)) {
            states.add(s);
            sources.add(new Source(s, stride(0)));
        }
        for (int node = 0; node < DartsSpace.NODES; node++) {
            State s = new State(tape, node(tape, sources, node, norms, drop));
            states.add(s);
            sources.add(new Source(s, 1));
        }
        return Inputs.concat(tape, states, List.of(2, 3, 4, 5));
    }

    private Var node(Tape tape, List<Source> sources, int node, Norms norms, DropPath drop) {
        List<Term> through = new ArrayList<>();
        List<Term> past = new ArrayList<>();
        int[] shape = sources.get(0).outShape.clone();
        shape[1] = operated;
        for (int input = 0; input < node + 2; input++) {
            addEdge(sources.get(input), DartsSpace.firstEdge(node) + input, norms, drop, through, past);
        }
        Var sum = tape.sum(through, shape);
        if (operated == channels) {
            return sum;
        }
        int[] others = shape.clone();
        others[1] = channels - operated;
        return shuffled(tape, sum, tape.sum(past, others));
    }

    private void addEdge(Source source, int edge, Norms norms, DropPath drop, List<Term> through, List<Term> past) {
        Vec weights = mix.weights();
        int kind = reduces ? 1 : 0;
        int ops = space.operations().size();
        int row = (kind * DartsSpace.EDGES + edge) * ops;
        int edgeWeight = 2 * DartsSpace.EDGES * ops + kind * DartsSpace.EDGES + edge;
        edges.get(edge).addTerms(source.part, weights, mix.from() + row, norms, drop, through);
        source.bypass()
                .ifPresent(term ->
                        past.add(mix.size() > edgeWeight ? term.times(weights, mix.from() + edgeWeight) : term));
    }

    /** Channel j of group g, of K groups, goes to place j K + g. */
    private Var shuffled(Tape tape, Var sum, Var others) {
        int[] from = new int[channels];
        for (int i = 0; i < channels; i++) {
            from[i % operated * (channels / operated) + i / operated] = i;
        }
        return tape.order(tape.channels(List.of(Piece.all(sum), Piece.all(others))), from);
    }

    /** A state in the form that the edges from it need. */
    private final class Source {
        /** The channels that go through the operations. */
        private final State part;
        /** The whole map at the size of the edges' outputs; null if no channels bypass the operations. */
        private final Var whole;

        private final int[] outShape;

        Source(State s, int stride) {
            Tape tape = s.tape();
            outShape = s.x().value().shape().clone();
            outShape[2] /= stride;
            outShape[3] /= stride;
            if (operated == channels) {
                part = s;
                whole = null;
            } else {
                part = new State(tape, tape.channels(List.of(new Piece(s.x(), 0, operated))));
                whole = stride == 1 ? s.x() : tape.maxPool(s.x(), Window.of(2, 2, 0));
            }
        }

        Optional<Term> bypass() {
            return Optional.ofNullable(whole)
                    .map(w -> Term.plain(new Channels(w.value(), operated, channels - operated), w));
        }
    }
}
