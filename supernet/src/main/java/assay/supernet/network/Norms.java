package assay.supernet.network;

/** What batch normalisation does in a pass. */
public enum Norms {
    /** The batch's own mean and biased variance: training mode. */
    BATCH,
    /** As {@link #BATCH}, and the running statistics follow. */
    TRACK,
    /** The running statistics: evaluation mode. */
    RUNNING,
    /** Nothing, as if the layers were not there (SynFlow). */
    IDENTITY,
    /** As {@link #IDENTITY}, but for the blocks between stages, which keep {@link #BATCH} (SynFlow as published on 201). */
    IDENTITY_IN_CELLS;

    /** Whether the layer is left out. */
    public boolean absent() {
        return this == IDENTITY || this == IDENTITY_IN_CELLS;
    }
}
