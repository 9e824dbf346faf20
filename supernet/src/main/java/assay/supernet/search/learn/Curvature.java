package assay.supernet.search.learn;

/** What an optimizer asks of the curvature of a batch's loss in alpha: its diagonal. */
public enum Curvature {
    /** Nothing. */
    NONE,
    /** Of the Gauss-Newton approximation: the mean over the batch's images of the squares of their own gradients. */
    GAUSS_NEWTON,
    /** Of the Hessian, by the tape's tangents. */
    EXACT
}
