package assay.core.space.darts;

import assay.core.space.bench201.Skeleton201;

/**
 * The network around the cells of a DARTS architecture (quark0/darts, {@code NetworkCIFAR} and {@code NetworkImageNet}).
 *
 * @param imageNet false: one 3x3 stem of 3C channels. true: three 3x3 stems of stride 2, to an eighth of the image
 * @param channels C of the first cells; doubled by the reduction cells at {@code cells/3} and {@code 2 cells/3}
 * @param cells at least 1
 * @param imageSize pixels a side; every halving must give a whole number
 * @param auxiliary whether there is a second classifier, which reads the output of the second reduction cell. That output must
 *     have 8x8 to 10x10 pixels (CIFAR), or 7x7 to 8x8 (ImageNet), so that 2x2 pixels are left after the classifier's pooling
 */
public record SkeletonDarts(boolean imageNet, int channels, int cells, int classes, int imageSize, boolean auxiliary) {
    public SkeletonDarts {
        if (channels < 2 || channels % 2 != 0 || cells < 1 || classes < 1 || imageSize < 1) {
            throw new IllegalArgumentException("DARTS network: expected channels that are even, and cells, classes and"
                    + " pixels at least 1, found " + channels + ", " + cells + ", " + classes + " and " + imageSize
                    + ".");
        }
        if (channels > Skeleton201.MOST_CHANNELS
                || cells > Skeleton201.MOST_CELLS
                || classes > Skeleton201.MOST_CLASSES
                || imageSize > Skeleton201.MOST_PIXELS) {
            throw new IllegalArgumentException("DARTS network: expected at most " + Skeleton201.MOST_CHANNELS
                    + " channels, " + Skeleton201.MOST_CELLS + " cells, " + Skeleton201.MOST_CLASSES + " classes and "
                    + Skeleton201.MOST_PIXELS + " pixels, found " + channels + ", " + cells + ", " + classes + " and "
                    + imageSize + ".");
        }
        int halvings = (imageNet ? 3 : 0) + reductions(cells);
        if (imageSize % (1 << halvings) != 0) {
            throw new IllegalArgumentException("DARTS network: expected an image size that " + (1 << halvings)
                    + " divides, found " + imageSize + ".");
        }
        int side = imageSize >> halvings;
        if (auxiliary && (side < 5 || (side - 5) / (imageNet ? 2 : 3) + 1 != 2)) {
            throw new IllegalArgumentException("DARTS network: expected " + (imageNet ? "7x7 or 8x8" : "8x8 to 10x10")
                    + " pixels after the reduction cells for the auxiliary classifier, found " + side + "x" + side
                    + ". Leave the auxiliary classifier out.");
        }
    }

    /** The published network on CIFAR: 36 channels, 20 cells. */
    public static SkeletonDarts cifar(boolean auxiliary) {
        return new SkeletonDarts(false, 36, 20, 10, 32, auxiliary);
    }

    /** The published network in ImageNet's mobile setting: 48 channels, 14 cells. */
    public static SkeletonDarts imageNet(boolean auxiliary) {
        return new SkeletonDarts(true, 48, 14, 1000, 224, auxiliary);
    }

    /** Whether this cell halves the image and doubles the channels. */
    public boolean reduces(int cell) {
        return cell == cells / 3 || cell == 2 * cells / 3;
    }

    /** The cell whose output the auxiliary classifier reads. */
    public int auxiliaryCell() {
        return 2 * cells / 3;
    }

    private static int reductions(int cells) {
        return cells / 3 == 2 * cells / 3 ? 1 : 2;
    }
}
