package assay.proxies;

import assay.supernet.network.Parameters;
import java.util.Optional;

/**
 * Sum of |w dL/dw|: to first order, the change of the loss if a weight were removed (Lee, Ajanthan and Torr, "SNIP", ICLR 2019,
 * Eq. 6, without its normalisation). Larger is better, as published.
 */
final class Snip implements LayerProxy {
    @Override
    public String name() {
        return "snip";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public double[] byLayer(ProxyTask task) {
        LossPass pass = task.pass();
        Parameters parameters = task.network().parameters();
        return LayerProxy.each(parameters, p -> Sums.absProduct(parameters.get(p), pass.grad(p)));
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum of |w dL/dw|",
                "Lee et al., SNIP, ICLR 2019, as zero-cost-nas",
                "the batch, with labels",
                "as configured",
                "the batch's statistics",
                "convolution and linear weights",
                "never"));
    }
}
