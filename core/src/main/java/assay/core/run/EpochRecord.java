package assay.core.run;

import assay.core.space.Genotype;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The state of a search after one epoch.
 *
 * @param epoch epochs done, from 1
 * @param incumbent the cell that the search would answer now
 * @param trainLoss mean cross entropy over the epoch's training batches, nats
 * @param validLoss the same over its validation batches, before each architecture step; empty where none were seen
 * @param seconds wall-clock of the search so far, interruptions left out
 * @param simulatedSeconds what the search so far would have cost according to the table's training times; empty for a
 *     search that trains its own network
 * @param diagnostics further numbers about the search's state by name, such as {@link #ENTROPY}; in a fixed order
 */
public record EpochRecord(
        int epoch,
        Genotype incumbent,
        OptionalDouble trainLoss,
        OptionalDouble validLoss,
        double seconds,
        OptionalDouble simulatedSeconds,
        Map<String, Double> diagnostics) {
    /** Diagnostic: entropy of the distribution over architectures, nats, groups of decisions taken as independent. */
    public static final String ENTROPY = "entropy_nats";

    /** Diagnostic: the share of a cell's edges that a draw from the distribution makes skip connections, 0..1. */
    public static final String SKIP_SHARE = "skip_share";

    /** Diagnostic: the share of validation images that the supernet itself gets wrong, percent. */
    public static final String ONE_SHOT_ERROR = "oneshot_valid_error_percent";

    public EpochRecord {
        diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics)); // Map.copyOf loses the order
    }

    /** Without simulated time and diagnostics. */
    public EpochRecord(
            int epoch, Genotype incumbent, OptionalDouble trainLoss, OptionalDouble validLoss, double seconds) {
        this(epoch, incumbent, trainLoss, validLoss, seconds, OptionalDouble.empty(), Map.of());
    }
}
