package assay.internal.bench1shot1.network;

import assay.core.space.bench201.Skeleton201;

/**
 * The size of a NAS-Bench-101 network.
 *
 * @param channels of the stem and the first stack; they double from stack to stack
 * @param modules cells per stack; there are three stacks
 */
public record Skeleton101(int channels, int modules, int classes) {
    /** How many stacks there are, each after the first behind a 2x2 max pooling. */
    static final int STACKS = 3;

    /** The size of all networks in the table: 128 channels, 3 cells per stack, 10 classes. */
    public static final Skeleton101 OFFICIAL = new Skeleton101(128, 3, 10);

    public Skeleton101 {
        if (channels < 5 || modules < 1 || classes < 1) {
            throw new IllegalArgumentException(
                    "NAS-Bench-101 network: expected at least 5 channels (as many as vertices"
                            + " can share them), 1 cell per stack and 1 class, found " + channels + ", " + modules
                            + " and "
                            + classes + ".");
        }
        if (channels > Skeleton201.MOST_CHANNELS
                || modules > Skeleton201.MOST_CELLS
                || classes > Skeleton201.MOST_CLASSES) {
            throw new IllegalArgumentException("NAS-Bench-101 network: expected at most " + Skeleton201.MOST_CHANNELS
                    + " channels, " + Skeleton201.MOST_CELLS + " cells per stack and " + Skeleton201.MOST_CLASSES
                    + " classes, found " + channels + ", " + modules + " and " + classes + ".");
        }
    }
}
