package assay.proxies;

import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * For each output channel of every convolution and linear layer: 1/2 mean over samples of (sum over positions of a dL/da)^2,
 * where a is the layer's output before normalisation. The score is the sum over channels, each multiplied by the number of its
 * weights (Theis et al., "Faster gaze prediction with dense networks and Fisher pruning", 2018, Eq. 11; the factor comes from
 * zero-cost-nas, which repeats a channel's value for each of its weights). Larger is better, as published.
 */
final class Fisher implements Proxy {
    @Override
    public String name() {
        return "fisher";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public boolean needsInnerGradients() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        Backend k = task.network().parameters().backend();
        double sum = 0;
        for (Tape.Layer layer : task.keptPass().tape().weightedLayers()) {
            if (layer.out().grad() != null) {
                double weights = (double) layer.weight().value().size()
                        / layer.weight().value().dim(0);
                sum += weights
                        * 0.5
                        * meanSquare(k, layer.out().value(), layer.out().grad());
            }
        }
        return Proxy.finite(sum);
    }

    /** Sum over channels, mean over samples, of (sum over positions of a g) squared. */
    private static double meanSquare(Backend k, Tensor a, Tensor g) {
        Tensor product = k.take(a.shape());
        k.multiply(a, g, product, false);
        double[] bySample;
        if (a.shape().length == 2) {
            bySample = LossPass.values(k, product);
        } else {
            Tensor means = k.take(a.dim(0), a.dim(1));
            k.spatialMean(product, means);
            bySample = LossPass.values(k, means);
            k.give(means);
        }
        k.give(product);
        double positions = (double) a.size() / bySample.length;
        return Sums.product(bySample, bySample) * positions * positions / a.dim(0);
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum over output channels of convolutions and linear layers of half the mean of (sum of activation times gradient)^2, times the weights of a channel",
                "Turner et al., ICLR 2020, as zero-cost-nas",
                "the batch, with labels",
                "as configured",
                "the batch's statistics",
                "outputs of convolutions and linear layers",
                "never; 0 for a cut-off cell"));
    }
}
