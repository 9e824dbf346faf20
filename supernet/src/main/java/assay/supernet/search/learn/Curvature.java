package assay.supernet.search.learn;

/** Which diagonal of the curvature of a batch's loss in alpha an optimizer needs. */
public enum Curvature {
    /** Nothing. */
    NONE,
    /**
     * The diagonal of the Gauss-Newton approximation: the mean, over the batch's images, of the squares of each image's
     * gradient.
     */
    GAUSS_NEWTON,
    /** The diagonal of the Hessian, computed with the tape's tangents. */
    EXACT
}
