package assay.internal.images;

/** Batches that are a pure function of seed, epoch and step, so a resumed run gets the same batches. */
public interface BatchSource {
    int stepsPerEpoch();

    /** The number of steps of one epoch. Segments of a text have random lengths, so their number is random too. */
    default int steps(int epoch) {
        return stepsPerEpoch();
    }

    /** The batches of an epoch (from 0), from a step (from 0) on. */
    BatchCursor epoch(int epoch, int fromStep);
}
