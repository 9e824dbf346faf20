package assay.supernet.network;

/** What batch normalisation does in a pass. */
public enum Norms {
    /** The batch's own mean and biased variance: training mode. */
    BATCH,
    /** As {@link #BATCH}; the running statistics are updated too. */
    TRACK,
    /** The running statistics: evaluation mode. */
    RUNNING,
    /** Nothing: the layers are skipped (SynFlow). */
    IDENTITY,
    /** As {@link #IDENTITY}, except that the blocks between stages use {@link #BATCH} (SynFlow as published on 201). */
    IDENTITY_IN_CELLS;

    /** Whether the layer is skipped. */
    public boolean absent() {
        return this == IDENTITY || this == IDENTITY_IN_CELLS;
    }
}
