package assay.proxies;

import assay.supernet.network.Parameters;
import java.util.Optional;

/**
 * Sum of -w (H g), g = dL/dw held constant: how much removing a weight would change the gradient's norm (Wang, Zhang and
 * Grosse, "GraSP", ICLR 2020, Eq. 8, temperature 1, one pass). The Hessian product is exact.
 *
 * <p>Larger is better with this sign, which is that of the published code. Its comments say that the minus was put back because
 * the correlation with accuracy was negative without it. In float32 the value for deep networks has an error of up to 1 %.
 */
final class Grasp implements LayerProxy {
    @Override
    public String name() {
        return "grasp";
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
    public double[] byLayer(ProxyTask task) {
        LossPass pass = task.keptPass();
        Parameters parameters = task.network().parameters();
        return LayerProxy.each(parameters, p -> -Sums.product(parameters.get(p), pass.hessianTimesGrad(p)));
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum of -w (H g)",
                "Wang et al., GraSP, ICLR 2020, as zero-cost-nas",
                "the batch, with labels",
                "as configured",
                "the batch's statistics",
                "convolution and linear weights",
                "never"));
    }
}
