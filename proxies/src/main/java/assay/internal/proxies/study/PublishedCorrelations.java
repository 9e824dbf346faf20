package assay.internal.proxies.study;

import assay.core.space.bench201.CellChoice201;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Published Spearman correlations of proxies with the test accuracy of cells of NAS-Bench-201 after 200 epochs, mean of trials.
 *
 * <p>Those for all 15,625 cells are from the notebook of zero-cost-nas: absolute values, seed 42, one batch of 64, default
 * initialisation, without the cells for which a proxy has no value; for CIFAR-10 with the training on half of the images. Those
 * for the 9,445 cells with all operations on paths are from table 1 of VKDNW (five runs); for CIFAR-10 with the training on all
 * images.
 */
public final class PublishedCorrelations {
    /** The source of the numbers for all cells. */
    private static final String SOURCE = "zero-cost-nas (Abdelfattah et al., ICLR 2021), notebook of the repository";

    /** The source of the numbers for the cells on paths. */
    private static final String ON_PATH_SOURCE = "VKDNW (Tybl and Neumann, CVPR 2025), table 1";

    private static final Map<String, double[]> SPEARMAN = Map.of(
            "grad_norm", new double[] {0.594, 0.637, 0.578},
            "snip", new double[] {0.596, 0.637, 0.578},
            "grasp", new double[] {0.514, 0.547, 0.549},
            "fisher", new double[] {0.360, 0.385, 0.327},
            "synflow_partly", new double[] {0.737, 0.763, 0.751},
            "synflow", new double[] {0.737, 0.763, 0.751},
            "jacob_cov", new double[] {0.731, 0.704, 0.701});

    private static final Map<String, double[]> SPEARMAN_ON_PATH = Map.of(
            "flops", new double[] {0.799, 0.763, 0.718},
            "synflow", new double[] {0.758, 0.750, 0.719},
            "jacob_cov", new double[] {0.800, 0.820, 0.779},
            "naswot", new double[] {0.762, 0.799, 0.794});

    /** The share of pairs that the majority of synflow, jacob_cov and snip orders correctly; see {@link Combined#vote}. */
    private static final double[] VOTE = {0.817, 0.832, 0.813};

    private PublishedCorrelations() {}

    /** The source of the numbers for this population; empty if none are published. */
    public static Optional<String> source(CellChoice201 of) {
        return switch (of) {
            case ALL -> Optional.of(SOURCE);
            case ON_PATH -> Optional.of(ON_PATH_SOURCE);
            case CLASSES -> Optional.empty();
        };
    }

    /**
     * The published correlation for the same population; empty if it was not published.
     *
     * @param dataset {@code cifar10-valid} (all cells) or {@code cifar10} (those on paths), {@code cifar100}, {@code
     *     ImageNet16-120}
     */
    public static OptionalDouble spearman(String proxy, String dataset, CellChoice201 of) {
        return switch (of) {
            case ALL -> at(SPEARMAN.get(proxy), dataset, "cifar10-valid");
            case ON_PATH -> at(SPEARMAN_ON_PATH.get(proxy), dataset, "cifar10");
            case CLASSES -> OptionalDouble.empty();
        };
    }

    /** The published vote of synflow, jacob_cov and snip, over all cells. */
    public static OptionalDouble vote(String dataset, CellChoice201 of) {
        return of == CellChoice201.ALL ? at(VOTE, dataset, "cifar10-valid") : OptionalDouble.empty();
    }

    private static OptionalDouble at(double[] values, String dataset, String cifar10) {
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
