package assay.internal.images;

import assay.core.random.RandomStream;

/**
 * A crop of random area and shape at a random place, which is then scaled to the size of the image: as torchvision's {@code
 * RandomResizedCrop} draws it (Szegedy et al., CVPR 2015, section 6). Areas and logarithms of ratios are uniform among the
 * crops that fit. If ten draws in a row do not fit, it is the largest central crop with an allowed ratio.
 *
 * @param minArea share of the image's area, above 0
 * @param maxArea at most 1
 * @param minRatio width over height
 */
public record ResizedCrop(double minArea, double maxArea, double minRatio, double maxRatio) {
    /** The crop of quark0/darts on ImageNet. */
    public static final ResizedCrop IMAGENET = new ResizedCrop(0.08, 1, 3.0 / 4, 4.0 / 3);

    private static final int ATTEMPTS = 10;

    public ResizedCrop {
        if (!(minArea > 0 && minArea <= maxArea && maxArea <= 1)) {
            throw new IllegalArgumentException(
                    "resized crop: expected 0 < areas <= 1, in order, found " + minArea + ", " + maxArea);
        }
        if (!(minRatio > 0 && minRatio <= maxRatio && maxRatio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "resized crop: expected positive ratios in order, found " + minRatio + ", " + maxRatio);
        }
    }

    /** Draws a crop for an image of this size: area and ratio until they fit, then row and column. */
    void draw(RandomStream random, int height, int width, Box box) {
        double least = StrictMath.log(minRatio);
        double most = StrictMath.log(maxRatio);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double area = (double) height * width * between(random, minArea, maxArea);
            double ratio = StrictMath.exp(between(random, least, most));
            long w = Math.round(Math.sqrt(area * ratio));
            long h = Math.round(Math.sqrt(area / ratio));
            if (w > 0 && w <= width && h > 0 && h <= height) {
                box.set(random.nextInt(height - (int) h + 1), random.nextInt(width - (int) w + 1), (int) h, (int) w);
                return;
            }
        }
        double own = (double) width / height;
        int w = own > maxRatio ? (int) Math.max(1, Math.round(height * maxRatio)) : width;
        int h = own < minRatio ? (int) Math.max(1, Math.round(width / minRatio)) : height;
        box.set((height - h) / 2, (width - w) / 2, h, w);
    }

    private static double between(RandomStream random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** A box of rows and columns of an image; it may reach beyond the image. The same object is reused for every image. */
    static final class Box {
        int top;
        int left;
        int height;
        int width;

        void set(int top, int left, int height, int width) {
            this.top = top;
            this.left = left;
            this.height = height;
            this.width = width;
        }
    }
}
