package assay.internal.experiments.referee;

import assay.core.space.Genotype;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row that somebody handed in: an answer of a method, or a step on the way to it.
 *
 * @param at where it is, for messages: {@code log.csv line 3}
 * @param step of the run, as the row counts; empty where rows do not count
 * @param timeSeconds real time since the run began
 * @param costSeconds simulated time since the run began
 * @param score what the method believed of the architecture; empty for NaN, too
 * @param isFinal whether the row says that this is the run's answer
 * @param evaluations how many architectures the run has evaluated so far, where the row says so
 * @param architecture empty if the space or the table does not have it
 * @param why it is not there; empty where it is
 */
public record JudgedRow(
        String at,
        String method,
        long seed,
        OptionalLong step,
        OptionalDouble timeSeconds,
        OptionalDouble costSeconds,
        OptionalDouble score,
        boolean isFinal,
        OptionalLong evaluations,
        Optional<Genotype> architecture,
        String why) {
    /** The run that it is of: {@code rs, seed 3}. */
    String run() {
        return method + ", seed " + seed;
    }
}
