package assay.core.blackbox;

import assay.core.space.Genotype;
import java.util.OptionalDouble;

/**
 * The state of a search after a training.
 *
 * @param training its number, from 1
 * @param incumbent the architecture with the highest accuracy observed so far; if several are equal, the first @param accuracy
 *     that accuracy, percent
 * @param seconds charged so far; empty once a training had no known time
 * @param missing how many times so far the search asked for an architecture that the oracle does not know; that costs nothing
 * @param worked simulated seconds so far, summed over all workers
 */
public record Step(
        int training, Genotype incumbent, double accuracy, OptionalDouble seconds, int missing, double worked) {}
