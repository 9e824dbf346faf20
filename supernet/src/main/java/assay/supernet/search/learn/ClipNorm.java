package assay.supernet.search.learn;

/** Whose gradients count in the norm that clipping compares with its limit; only weights are scaled. */
public enum ClipNorm {
    /** quark0/darts keeps alpha out. */
    WEIGHTS("weights"),
    /** The DrNAS repository: alpha is a parameter of the module, its gradient that of the training batch. */
    ALPHA_TOO("alpha-too"),
    /** AutoDL-Projects: as before, and alpha's gradient of its own last step has not been cleared. */
    ALPHA_CARRIED("alpha-carried");

    private final String title;

    ClipNorm(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
