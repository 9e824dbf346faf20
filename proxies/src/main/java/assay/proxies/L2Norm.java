package assay.proxies;

import assay.supernet.network.Parameters;
import java.util.Optional;

/**
 * Sum over layers of the 2-norm of the initial weights (zero-cost-nas {@code l2_norm}): it depends only on the choice of
 * operations, without data. Larger is better, as published; it mostly counts weights.
 */
final class L2Norm implements LayerProxy {
    @Override
    public String name() {
        return "l2_norm";
    }

    @Override
    public boolean needsData() {
        return false;
    }

    @Override
    public boolean isOfFunction() {
        return false;
    }

    @Override
    public double[] byLayer(ProxyTask task) {
        Parameters parameters = task.network().parameters();
        return LayerProxy.each(parameters, p -> {
            double[] w = parameters.get(p);
            return Math.sqrt(Sums.product(w, w));
        });
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum over layers of the weights' 2-norm",
                "zero-cost-nas",
                "none",
                "as configured",
                "none",
                "convolution and linear weights",
                "never"));
    }
}
