package assay.proxies.study;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Spearman correlations of proxies with the test accuracy of all 15,625 cells of NAS-Bench-201, as the notebook of
 * zero-cost-nas prints them: absolute values, seed 42, one batch of 64, no initialisation of its own; of a cell that a proxy
 * has no value of, nothing. The accuracy is that after 200 epochs, mean of trials, and for CIFAR-10 of the training on half
 * of the images.
 */
public final class PublishedCorrelations {
    /** Where they are from. */
    public static final String SOURCE = "zero-cost-nas (Abdelfattah et al., ICLR 2021), notebook of the repository";

    private static final Map<String, double[]> SPEARMAN = Map.of(
            "grad_norm", new double[] {0.594, 0.637, 0.578},
            "snip", new double[] {0.596, 0.637, 0.578},
            "grasp", new double[] {0.514, 0.547, 0.549},
            "fisher", new double[] {0.360, 0.385, 0.327},
            "synflow_partly", new double[] {0.737, 0.763, 0.751},
            "synflow", new double[] {0.737, 0.763, 0.751},
            "jacob_cov", new double[] {0.731, 0.704, 0.701});

    /** The share of pairs that synflow, jacob_cov and snip order rightly by majority; see {@link Combined#vote}. */
    private static final double[] VOTE = {0.817, 0.832, 0.813};

    private PublishedCorrelations() {}

    /** @param dataset {@code cifar10-valid}, {@code cifar100} or {@code ImageNet16-120}; empty for what is not published */
    public static OptionalDouble spearman(String proxy, String dataset) {
        return at(SPEARMAN.get(proxy), dataset);
    }

    /** The published vote of synflow, jacob_cov and snip. */
    public static OptionalDouble vote(String dataset) {
        return at(VOTE, dataset);
    }

    private static OptionalDouble at(double[] values, String dataset) {
        int column =
                switch (dataset) {
                    case "cifar10-valid" -> 0;
                    case "cifar100" -> 1;
                    case "ImageNet16-120" -> 2;
                    default -> -1;
                };
        return values == null || column < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[column]);
    }
}
