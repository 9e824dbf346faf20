package assay.proxies;

import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Sum of |w dR/dw| with every parameter replaced by its absolute value, R the sum of the logits for one image of ones: the flow
 * through the network's paths (Tanaka, Kunin, Yamins and Ganguli, "Pruning neural networks without any data by iteratively
 * conserving synaptic flow", NeurIPS 2020, Eq. 1). Larger is better, as published.
 *
 * <p>In a cell that is cut off no path is left, and the formula gives 0. This is its score, not a missing one, as in the
 * published code (whose evaluation then treats 0 as undefined).
 *
 * <ul> <li>{@code synflow} is the plain rule: every batch normalisation is the identity. <li>{@code synflow_bn} leaves them in,
 * with the statistics of the one image. <li>{@code synflow_partly} is what zero-cost-nas printed for NAS-Bench-201: its network
 * for SynFlow has no normalisation in stem, cells and head, but keeps it in the two residual blocks; the convolutions of its
 * cells have a bias, which then counts. To get those numbers, build the network with such biases.
 * </ul>
 *
 * Always computed in float64: with N=5 values reach 1e50.
 */
record Synflow(String name, Norms norms) implements LayerProxy {
    @Override
    public boolean needsData() {
        return false;
    }

    @Override
    public boolean isFlow() {
        return norms == Norms.IDENTITY;
    }

    @Override
    public double[] byLayer(ProxyTask task) {
        Network network = task.wide();
        Parameters parameters = network.parameters();
        Backend k = parameters.backend();
        Tape tape = new Tape(k);
        Tensor ones = k.take(1, 3, task.probe().height(), task.probe().width());
        List<double[]> saved = parameters.save();
        try {
            parameters.weights().forEach(w -> k.abs(w.value(), w.value()));
            k.fill(ones, 1);
            Var logits = network.forward(tape, tape.constant(ones), norms);
            tape.backward(Loss.sum(tape, logits));
            return LayerProxy.each(parameters, p -> {
                Tensor g = tape.grad(p.weight());
                return g == null ? 0 : Sums.absProduct(parameters.get(p), parameters.part(p, LossPass.values(k, g)));
            });
        } finally {
            tape.clear();
            k.give(ones);
            parameters.load(saved);
        }
    }

    @Override
    public Optional<Facts> facts() {
        String normalisation =
                switch (norms) {
                    case IDENTITY -> "none: each is the identity";
                    case IDENTITY_IN_CELLS ->
                        "none in stem, cells and head; the one image's statistics in the blocks between stages";
                    case BATCH, TRACK, RUNNING -> "the one image's statistics";
                };
        return Optional.of(new Facts(
                "sum of |w dR/dw|, R the sum of the logits, with absolute values of all parameters",
                "Tanaka et al., SynFlow, NeurIPS 2020",
                "one image of ones, no labels; float64",
                "as configured",
                normalisation,
                "convolution and linear weights",
                "never; 0 for a cut-off cell"));
    }
}
