package assay.core.blackbox;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is left of a budget.
 *
 * @param seconds of the simulated clock; empty for no limit
 * @param trainings that can still be begun; empty for no limit
 */
public record Left(OptionalDouble seconds, OptionalInt trainings) {}
