package assay.supernet.recurrent;

import assay.core.space.recurrent.OpRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Gate;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * The cell that contains every architecture: each node is the normalised sum over all earlier states and all operations,
 * weighed. All operations of an edge share its product, so that no option is ever cheaper than another, and all weights have
 * their true gradients, also those of options that a draw leaves out. One normalisation without weight and bias serves state
 * 0, all nodes and all time steps.
 */
final class MixedRecurrentCell implements RecurrentCell {
    private static final int OPTIONS = OpRecurrent.values().length;

    private final List<Weight> weights = new ArrayList<>();
    private final Norm norm;
    /** Of each node in the output. */
    private final Vec share;

    MixedRecurrentCell(int nodes, Parameters parameters, int hidden) {
        for (int node = 0; node < nodes; node++) {
            weights.add(parameters.add("rnns.0._Ws." + node, Kind.CELL_WEIGHT, hidden, hidden, 2 * hidden));
        }
        share = Vec.constant(1.0 / nodes);
        norm = new Norm(null, null, parameters.statistics("rnns.0.bn", hidden, Norm.MOMENTUM));
    }

    @Override
    public List<Weight> matrices() {
        return List.copyOf(weights);
    }

    @Override
    public Var step(Step step, Var first, Vec mix) {
        List<Var> states = new ArrayList<>();
        List<Var> masked = new ArrayList<>();
        states.add(norm.apply(step.tape(), first, step.norms()));
        for (int node = 1; node <= weights.size(); node++) {
            masked.add(step.masked(states.get(node - 1)));
            Var weight = step.matrix(weights.get(node - 1));
            List<Gate> gates = new ArrayList<>();
            for (int from = 0; from < node; from++) {
                int none = RecurrentSpace.edge(node, from) * OPTIONS;
                Var product = step.tape().matmul(masked.get(from), weight);
                gates.add(Gate.mixed(states.get(from), product, mix, none + 1));
            }
            Var sum = step.tape().highway(gates, first.value().shape());
            states.add(norm.apply(step.tape(), sum, step.norms()));
        }
        return step.mean(states.subList(1, states.size()), share);
    }
}
