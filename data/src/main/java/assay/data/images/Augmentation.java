package assay.data.images;

/**
 * Random changes of a training image, in this order, as torchvision composes them: the raw image is padded with zeros
 * and cropped at a random place, mirrored left to right with probability 1/2, then normalised (so the padding becomes
 * {@code -mean / std}), then a square around a random pixel is set to 0 (cutout: DeVries and Taylor, 2017; the part
 * of the square outside the image is lost, as in its published code).
 *
 * @param padding zeros added on each side before cropping; 0: no crop
 * @param flip whether to mirror
 * @param cutout side of the square; 0: none
 */
public record Augmentation(int padding, boolean flip, int cutout) {
    public static final Augmentation NONE = new Augmentation(0, false, 0);

    public Augmentation {
        if (padding < 0 || cutout < 0) {
            throw new IllegalArgumentException(
                    "augmentation: expected padding and cutout of 0 or more, found " + padding + ", " + cutout);
        }
    }

    /** The usual crop and flip: padding 4 for images of 32 x 32, 2 for 16 x 16. */
    public static Augmentation standard(ImageSet images) {
        return new Augmentation(images.height() / 8, true, 0);
    }

    public Augmentation withCutout(int side) {
        return new Augmentation(padding, flip, side);
    }
}
