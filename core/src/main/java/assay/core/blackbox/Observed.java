package assay.core.blackbox;

import java.util.OptionalDouble;

/**
 * What a search sees of one training.
 *
 * @param accuracy on validation images, percent; or another number of which more is better
 * @param seconds that are charged for it; empty where they are not known
 */
public record Observed(double accuracy, OptionalDouble seconds) {}
