package assay.core.blackbox;

import assay.core.space.Genotype;
import java.util.OptionalDouble;

/**
 * Where a search stood after a training.
 *
 * @param training its number, from 1
 * @param incumbent the architecture with the highest accuracy observed so far; of equal ones the first
 * @param accuracy that accuracy, percent
 * @param seconds charged so far; empty once a training had no known time
 * @param missing how many architectures were asked for so far that the oracle does not know; they cost nothing
 * @param worked simulated seconds of all workers together so far
 */
public record Step(
        int training, Genotype incumbent, double accuracy, OptionalDouble seconds, int missing, double worked) {}
