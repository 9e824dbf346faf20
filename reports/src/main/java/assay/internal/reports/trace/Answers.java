package assay.internal.reports.trace;

import assay.core.space.Genotype;
import java.util.OptionalDouble;

/** What the table answered. */
@FunctionalInterface
public interface Answers {
    /** Accuracy in percent; empty where it was not measured. */
    OptionalDouble accuracy(Genotype cell, Asked asked);
}
