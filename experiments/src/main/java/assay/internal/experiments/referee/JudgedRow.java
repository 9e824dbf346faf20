package assay.internal.experiments.referee;

import assay.core.space.Genotype;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row of a user: an answer of a method, or a step before it.
 *
 * @param at its place, for messages: {@code log.csv line 3}
 * @param step of the run, as in the row; empty if rows have no steps
 * @param timeSeconds real time since the run began
 * @param costSeconds simulated time since the run began
 * @param score the method's score of the architecture; empty also for NaN
 * @param isFinal whether the row says that this is the run's answer
 * @param evaluations how many architectures the run has evaluated so far, if the row says so
 * @param architecture empty if the space or the table does not have it
 * @param why the reason why it is missing, or empty
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
    /** The run of this row: {@code rs, seed 3}. */
    String run() {
        return method + ", seed " + seed;
    }
}
