package assay.internal.reports.trace;

import assay.core.space.Genotype;
import java.util.OptionalDouble;

/** The answers of the table. */
@FunctionalInterface
public interface Answers {
    /** Accuracy in percent; empty if it was not measured. */
    OptionalDouble accuracy(Genotype cell, Asked asked);
}
