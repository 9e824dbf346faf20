package assay.supernet.network;

/** What batch normalisation does in a pass. */
public enum Norms {
    /** The batch's own mean and biased variance: training mode. */
    BATCH,
    /** Nothing, as if the layers were not there (SynFlow). */
    IDENTITY
}
