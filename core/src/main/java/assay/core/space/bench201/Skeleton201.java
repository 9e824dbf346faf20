package assay.core.space.bench201;

import assay.core.error.UsageException;

/**
 * The sizes of a NAS-Bench-201 network: a 3x3 stem, three stages of cells at C, 2C and 4C channels with a residual block
 * that halves the image between them, and a linear classifier.
 *
 * @param channels C, of the first stage
 * @param cells N, cells in each stage
 * @param classes outputs of the classifier
 * @param imageSize height and width of the RGB images, pixels; a multiple of 4
 */
public record Skeleton201(int channels, int cells, int classes, int imageSize) {
    /** Far beyond every network that was published, and small enough that counts of them fit into 64 bits. */
    public static final int MOST_CHANNELS = 4_096;

    public static final int MOST_CELLS = 1_000;
    public static final int MOST_CLASSES = 100_000;
    /** A side of an image. */
    public static final int MOST_PIXELS = 4_096;

    public Skeleton201 {
        requireWithin("channels", channels, MOST_CHANNELS);
        requireWithin("cells a stage", cells, MOST_CELLS);
        requireWithin("classes", classes, MOST_CLASSES);
        requireWithin("image size", imageSize, MOST_PIXELS);
        if (imageSize % 4 != 0) {
            throw new UsageException("NAS-Bench-201 network: expected an image size that is a multiple of 4"
                    + " (it is halved twice), found " + imageSize + ".");
        }
    }

    /** The network of the benchmark, C=16 and N=5. */
    public static Skeleton201 official(int classes, int imageSize) {
        return new Skeleton201(16, 5, classes, imageSize);
    }

    private static void requireWithin(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new UsageException("NAS-Bench-201 network: expected " + what + " of at least 1 and at most " + most
                    + ", found " + value + ".");
        }
    }
}
