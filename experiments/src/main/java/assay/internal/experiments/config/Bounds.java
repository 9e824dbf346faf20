package assay.internal.experiments.config;

/**
 * The largest numbers in a configuration or an option, if memory does not limit them. They are far larger than in any
 * experiment, but small enough that a mistaken zero gives an error message.
 */
public final class Bounds {
    /** Pixels. */
    public static final int SIDE = 4096;

    /** Images of a set, or of a batch. */
    public static final int IMAGES = 100_000_000;

    public static final int CLASSES = 100_000;

    /** Channels of the first cells; as many as any of our networks can have. */
    public static final int CHANNELS = 4_096;

    /** Cells of a network, or of a stage. */
    public static final int CELLS = 1_000;

    public static final int EPOCHS = 1_000_000;

    /** Learning rates, decays, norms, weights of a loss. */
    public static final double RATE = 1e100;

    /** Resamples of a bootstrap, repetitions of a study. */
    public static final int RESAMPLES = 100_000;

    /** Cells drawn at a time. */
    public static final int DRAWS = 1_000_000;

    private Bounds() {}
}
