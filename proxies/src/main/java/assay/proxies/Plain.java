package assay.proxies;

import assay.supernet.network.Parameters;
import java.util.Optional;

/**
 * Sum of w dL/dw: SNIP without the absolute value (zero-cost-nas {@code plain}). It was published for comparison, without a
 * claim that larger is better.
 */
final class Plain implements LayerProxy {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public double[] byLayer(ProxyTask task) {
        LossPass pass = task.pass();
        Parameters parameters = task.network().parameters();
        return LayerProxy.each(parameters, p -> Sums.product(parameters.get(p), pass.grad(p)));
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum of w dL/dw",
                "zero-cost-nas",
                "the batch, with labels",
                "as configured",
                "the batch's statistics",
                "convolution and linear weights",
                "never"));
    }
}
