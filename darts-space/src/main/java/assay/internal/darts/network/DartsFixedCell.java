package assay.internal.darts.network;

import assay.core.space.darts.CellDarts;
import assay.supernet.network.DropPath;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import java.util.ArrayList;
import java.util.List;

/** One architecture's cell: each node is the sum of its edges, of which there can be any number. */
final class DartsFixedCell implements DartsFrame.Cell {
    private final CellDarts cell;
    private final int channels;
    private final boolean reduces;
    private final Inputs inputs;
    private final List<Branch> edges = new ArrayList<>();

    DartsFixedCell(Layers layers, DartsFrame.Place place, CellDarts cell) {
        this.cell = cell;
        channels = place.channels();
        reduces = place.reduces();
        inputs = new Inputs(layers, place);
        for (CellDarts.Edge e : cell.edges()) {
            int stride = reduces && e.input() < 2 ? 2 : 1;
            edges.add(layers.operation(e.op(), place.name() + "._ops." + edges.size(), channels, stride));
        }
    }

    @Override
    public int outChannels() {
        return channels * cell.concat().size();
    }

    @Override
    public Var forward(Tape tape, Var before, Var last, Norms norms, DropPath drop) {
        List<State> states = new ArrayList<>(inputs.forward(tape, before, last, norms));
        int[] shape = states.get(0).x().value().shape().clone();
        if (reduces) {
            shape[2] /= 2;
            shape[3] /= 2;
        }
        int next = 0;
        for (List<CellDarts.Edge> node : cell.nodes()) {
            List<Term> terms = new ArrayList<>();
            for (CellDarts.Edge e : node) {
                Branch branch = edges.get(next++);
                Term term = branch.term(states.get(e.input()), norms);
                terms.add(drop.active() && !branch.identity() ? term.perSample(drop.factors(shape[0])) : term);
            }
            states.add(new State(tape, tape.sum(terms, shape)));
        }
        return Inputs.concat(tape, states, cell.concat());
    }
}
