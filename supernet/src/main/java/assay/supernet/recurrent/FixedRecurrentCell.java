package assay.supernet.recurrent;

import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.GenotypeRecurrent.Edge;
import assay.supernet.network.Kind;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Gate;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The cell of one architecture. A node is {@code s_p + sigmoid(c) (f(g) - s_p)} with {@code [c | g] = s_p W}; a node of
 * several edges is their mean (the sum, which DATA's image cells have, grows without bounds over time), and a node without
 * edges is left out.
 */
final class FixedRecurrentCell implements RecurrentCell {
    private static final int FUNCTIONS = Curve.values().length - 1;

    private final GenotypeRecurrent arch;
    /** One for each node; null for a node without edges. */
    private final List<Weight> weights = new ArrayList<>();
    /** One for each node: the weights of its edges' functions. */
    private final List<Vec> shares;
    /** Of each state of the output. */
    private final Vec share;

    FixedRecurrentCell(GenotypeRecurrent arch, Parameters parameters, int hidden) {
        this.arch = arch;
        shares = arch.nodes().stream().map(FixedRecurrentCell::shares).toList();
        share = Vec.constant(1.0 / arch.concat().size());
        for (List<Edge> node : arch.nodes()) {
            weights.add(
                    node.isEmpty()
                            ? null
                            : parameters.add(
                                    "rnns.0._Ws." + weights.size(), Kind.CELL_WEIGHT, hidden, hidden, 2 * hidden));
        }
    }

    @Override
    public List<Weight> matrices() {
        return weights.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Var step(Step step, Var first, Vec mix) {
        List<Var> states = new ArrayList<>();
        Var[] masked = new Var[arch.nodes().size() + 1];
        states.add(first);
        for (int node = 0; node < arch.nodes().size(); node++) {
            List<Edge> edges = arch.nodes().get(node);
            List<Gate> gates = new ArrayList<>(edges.size());
            for (Edge edge : edges) {
                int from = edge.predecessor();
                Var state = states.get(from);
                masked[from] = masked[from] == null ? step.masked(state) : masked[from];
                Var product = step.tape().matmul(masked[from], step.matrix(weights.get(node)));
                gates.add(
                        edges.size() == 1
                                ? Gate.fixed(
                                        state, product, Curve.valueOf(edge.op().name()))
                                : Gate.mixed(state, product, shares.get(node), gates.size() * FUNCTIONS));
            }
            states.add(
                    edges.isEmpty()
                            ? null
                            : step.tape().highway(gates, first.value().shape()));
        }
        return step.mean(arch.concat().stream().map(states::get).toList(), share);
    }

    /** One edge's function after the other, each with its part of the mean. */
    private static Vec shares(List<Edge> edges) {
        double[] w = new double[edges.size() * FUNCTIONS];
        for (int e = 0; e < edges.size(); e++) {
            Curve curve = Curve.valueOf(edges.get(e).op().name());
            if (curve != Curve.NONE) {
                w[e * FUNCTIONS + curve.ordinal() - 1] = 1.0 / edges.size();
            }
        }
        return Vec.constant(w);
    }
}
