package assay.supernet.search.learn;

/**
 * Which gradients count in the norm that clipping compares with its limit. Only the weights' gradients are scaled, except by
 * {@link #ALPHA_APART}.
 */
public enum ClipNorm {
    /** Only weights count (quark0/darts). */
    WEIGHTS("weights"),
    /**
     * Alpha counts too, with its gradient of the training batch (the DrNAS repository, where alpha is a parameter of the
     * module).
     */
    ALPHA_TOO("alpha-too"),
    /**
     * Alpha counts too, with the sum of that gradient and the gradient of its own last step, which was not cleared
     * (AutoDL-Projects).
     */
    ALPHA_CARRIED("alpha-carried"),
    /**
     * Only weights count for the weights; alpha's gradient is scaled too, to the same limit, by its own norm
     * ({@code optimizers/gdas/architect.py} of NAS-Bench-1Shot1).
     */
    ALPHA_APART("alpha-apart");

    private final String title;

    ClipNorm(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
