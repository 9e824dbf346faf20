package assay.internal.experiments.textsearch;

import assay.core.space.recurrent.GenotypeRecurrent;
import java.util.List;

/**
 * What a method found with a seed.
 *
 * @param seconds of the search
 * @param trajectory of each epoch: the mean loss of the weights' steps, and of the architecture's; NaN where there were none
 */
record FoundCell(String method, long seed, GenotypeRecurrent cell, double seconds, List<Epoch> trajectory) {
    /** The mean losses of an epoch, nats a word. */
    record Epoch(double trainLoss, double validLoss) {}
}
