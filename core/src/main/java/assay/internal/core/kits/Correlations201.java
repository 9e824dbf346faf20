package assay.internal.core.kits;

import assay.core.kit.PublishedCorrelations;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Published Spearman correlations of proxies with the test accuracy of cells of NAS-Bench-201 after 200 epochs, mean of trials.
 *
 * @param cifar10 the data set that its CIFAR-10 stands for
 * @param spearman by proxy: on CIFAR-10, CIFAR-100, ImageNet16-120
 * @param votes the same of several proxies
 */
record Correlations201(String source, String cifar10, Map<String, double[]> spearman, Map<Set<String>, double[]> votes)
        implements PublishedCorrelations {
    /**
     * Over all cells for which a proxy has a value: absolute values, seed 42, one batch of 64, default initialisation; for
     * CIFAR-10 with the training on half of the images.
     */
    static final Correlations201 ALL = new Correlations201(
            "zero-cost-nas (Abdelfattah et al., ICLR 2021), notebook of the repository",
            "cifar10-valid",
            Map.of(
                    "grad_norm", new double[] {0.594, 0.637, 0.578},
                    "snip", new double[] {0.596, 0.637, 0.578},
                    "grasp", new double[] {0.514, 0.547, 0.549},
                    "fisher", new double[] {0.360, 0.385, 0.327},
                    "synflow_partly", new double[] {0.737, 0.763, 0.751},
                    "synflow", new double[] {0.737, 0.763, 0.751},
                    "jacob_cov", new double[] {0.731, 0.704, 0.701}),
            Map.of(Set.of("synflow", "jacob_cov", "snip"), new double[] {0.817, 0.832, 0.813}));

    /** Over the cells with all operations on paths (five runs); for CIFAR-10 with the training on all images. */
    static final Correlations201 ON_PATH = new Correlations201(
            "VKDNW (Tybl and Neumann, CVPR 2025), table 1",
            "cifar10",
            Map.of(
                    "flops", new double[] {0.799, 0.763, 0.718},
                    "synflow", new double[] {0.758, 0.750, 0.719},
                    "jacob_cov", new double[] {0.800, 0.820, 0.779},
                    "naswot", new double[] {0.762, 0.799, 0.794}),
            Map.of());

    @Override
    public OptionalDouble spearman(String proxy, String dataset) {
        return at(spearman.get(proxy), dataset);
    }

    @Override
    public OptionalDouble vote(Set<String> proxies, String dataset) {
        return at(votes.get(proxies), dataset);
    }

    private OptionalDouble at(double[] values, String dataset) {
        if (values != null && dataset.equals(cifar10)) {
            return OptionalDouble.of(values[0]);
        }
        int column =
                switch (dataset) {
                    case "cifar100" -> 1;
                    case "ImageNet16-120" -> 2;
                    default -> -1;
                };
        return values == null || column < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[column]);
    }
}
