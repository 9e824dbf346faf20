package assay.proxies;

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
}
