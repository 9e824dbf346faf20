package assay.proxies;

import java.util.Optional;

/**
 * Sum over layers of the 2-norm of dL/dw (Abdelfattah et al., "Zero-Cost Proxies for Lightweight NAS", ICLR 2021). Larger
 * is better, as published.
 */
final class GradNorm implements LayerProxy {
    @Override
    public String name() {
        return "grad_norm";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public double[] byLayer(ProxyTask task) {
        LossPass pass = task.pass();
        return LayerProxy.each(task.network().parameters(), p -> {
            double[] g = pass.grad(p);
            return Math.sqrt(Sums.product(g, g));
        });
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum over layers of the 2-norm of the gradient",
                "Abdelfattah et al., ICLR 2021, as zero-cost-nas",
                "the batch, with labels",
                "as configured",
                "the batch's statistics",
                "convolution and linear weights",
                "never"));
    }
}
