package assay.core.run;

import assay.core.space.Genotype;
import java.util.OptionalDouble;

/**
 * The state of a search after one epoch.
 *
 * @param epoch epochs done, from 1
 * @param incumbent the cell that the search would answer now
 * @param trainLoss mean cross entropy over the epoch's training batches, nats
 * @param validLoss the same over its validation batches, before each architecture step; empty where none were seen
 * @param seconds wall-clock of the search so far, interruptions left out
 */
public record EpochRecord(
        int epoch, Genotype incumbent, OptionalDouble trainLoss, OptionalDouble validLoss, double seconds) {}
