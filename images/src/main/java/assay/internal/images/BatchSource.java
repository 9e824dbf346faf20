package assay.internal.images;

/** Batches that are a pure function of seed, epoch and step, so a resumed run gets the same batches. */
public interface BatchSource {
    int stepsPerEpoch();

    /** Of one epoch; those of a text are of random length, and so of random number. */
    default int steps(int epoch) {
        return stepsPerEpoch();
    }

    /** The batches of an epoch (from 0), from a step (from 0) on. */
    BatchCursor epoch(int epoch, int fromStep);
}
