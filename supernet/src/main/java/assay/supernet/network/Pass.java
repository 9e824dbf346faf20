package assay.supernet.network;

/** What a pass of a search is for. Only supernets of texts tell them apart. */
public enum Pass {
    /** The weights learn from it. */
    WEIGHTS,
    /** The architecture learns from it, at the weights as they are. */
    ALPHA,
    /** Second order: the training pass whose step leads to w'. */
    AHEAD,
    /** Second order: the validation pass at w'. */
    UNROLLED,
    /** Second order: a training pass beside w, for the mixed product. */
    NEARBY
}
