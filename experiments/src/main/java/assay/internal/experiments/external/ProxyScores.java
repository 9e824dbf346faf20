package assay.internal.experiments.external;

import assay.core.space.Genotype;
import java.util.OptionalDouble;

/** Scores architectures by zero-cost proxies; belongs to one thread. */
@FunctionalInterface
public interface ProxyScores {
    /** The score; empty if the proxy is not defined. */
    OptionalDouble score(String proxy, Genotype arch);
}
