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

/**
 * Sum of |w dR/dw| with every parameter replaced by its absolute value, R the sum of the logits for one image of ones:
 * the flow through the network's paths (Tanaka, Kunin, Yamins and Ganguli, "Pruning neural networks without any data by
 * iteratively conserving synaptic flow", NeurIPS 2020, Eq. 1). Larger is better; a cell that is cut off scores 0.
 *
 * <p>{@code synflow} is the plain rule: every batch normalisation is the identity. {@code synflow_bn} leaves them in,
 * with the statistics of the one image. The released scores on NAS-Bench-201 are of a third kind: that network kept the
 * normalisation of its two residual blocks only. Computed in float64 always: at N=5 values reach 1e50.
 */
record Synflow(String name, Norms norms) implements LayerProxy {
    @Override
    public boolean needsData() {
        return false;
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
}
