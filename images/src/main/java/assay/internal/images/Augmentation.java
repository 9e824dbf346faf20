package assay.internal.images;

import java.util.Optional;

/**
 * Random changes of a training image, in this order, as in torchvision. The raw image is padded with zeros and cropped at a
 * random place, or a random crop of it is scaled to its size. It is mirrored left to right with probability 1/2. Its colours
 * are changed. It is normalised, so the padding becomes {@code -mean / std}. Then a square around a random pixel is set to 0
 * (cutout: DeVries and Taylor, 2017; the part of the square outside the image is ignored, as in the published code).
 *
 * @param padding zeros added on each side before cropping; 0: no such crop
 * @param flip whether to mirror
 * @param cutout side of the square; 0: none
 * @param resized the scaled crop; not together with padding
 * @param colours for images of three channels
 */
public record Augmentation(int padding, boolean flip, int cutout, Optional<ResizedCrop> resized, ColourJitter colours) {
    public static final Augmentation NONE = new Augmentation(0, false, 0);

    public Augmentation {
        if (padding < 0 || cutout < 0) {
            throw new IllegalArgumentException(
                    "augmentation: expected padding and cutout of 0 or more, found " + padding + ", " + cutout);
        }
        if (padding > 0 && resized.isPresent()) {
            throw new IllegalArgumentException(
                    "augmentation: expected one kind of crop, found padding " + padding + " and " + resized.get());
        }
    }

    /** An augmentation without scaling and without changes of colours. */
    public Augmentation(int padding, boolean flip, int cutout) {
        this(padding, flip, cutout, Optional.empty(), ColourJitter.NONE);
    }

    /** The usual crop and flip: padding 4 for images of 32 x 32, 2 for 16 x 16. */
    public static Augmentation standard(ImageSet images) {
        return new Augmentation(images.height() / 8, true, 0);
    }

    /** The augmentation of quark0/darts on ImageNet: scaled crops, flip, changes of colours. */
    public static Augmentation imageNet() {
        return new Augmentation(0, true, 0, Optional.of(ResizedCrop.IMAGENET), ColourJitter.IMAGENET);
    }

    public Augmentation withCutout(int side) {
        return new Augmentation(padding, flip, side, resized, colours);
    }

    /** The same with this scaled crop and no other. */
    public Augmentation withResized(ResizedCrop crop) {
        return new Augmentation(0, flip, cutout, Optional.of(crop), colours);
    }

    /** The same with a crop of the padded image and no other crop; padding 0: no crop. */
    public Augmentation withPadding(int pixels) {
        return new Augmentation(pixels, flip, cutout, Optional.empty(), colours);
    }

    public Augmentation withColours(ColourJitter jitter) {
        return new Augmentation(padding, flip, cutout, resized, jitter);
    }

    /** Names only the changes that are made. Checkpoints are identified by this text. */
    @Override
    public String toString() {
        return "Augmentation[padding=" + padding + ", flip=" + flip + ", cutout=" + cutout
                + resized.map(r -> ", resized=" + r).orElse("") + (colours.changes() ? ", colours=" + colours : "")
                + ']';
    }
}
