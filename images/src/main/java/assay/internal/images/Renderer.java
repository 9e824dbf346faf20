package assay.internal.images;

import assay.core.random.RandomStream;
import java.util.Arrays;

/** Turns an image into normalised, augmented floats. It keeps a scratch image, so each thread needs its own renderer. */
final class Renderer {
    private final ImageSet images;
    private final Augmentation augmentation;
    private final float[][] tables;
    private final int[] levels;
    private final Normalisation normalisation;
    private final ResizedCrop.Box box = new ResizedCrop.Box();
    private final int[] order = new int[4];
    private final float[] planes;

    Renderer(ImageSet images, Normalisation normalisation, Augmentation augmentation) {
        if (normalisation.mean().size() != images.channels()) {
            throw new IllegalArgumentException("normalisation: expected " + images.channels() + " channels for "
                    + images.name() + ", found " + normalisation.mean().size());
        }
        this.images = images;
        this.augmentation = augmentation;
        tables = new float[images.channels()][];
        for (int c = 0; c < tables.length; c++) {
            tables[c] = normalisation.table(c, images.maxLevel());
        }
        levels = new int[images.channels() * images.height() * images.width()];
        if (augmentation.colours().changes() && images.channels() != 3) {
            throw new IllegalArgumentException(
                    "augmentation: expected images of 3 channels to change the colours of, found " + images.channels()
                            + " in " + images.name());
        }
        boolean between =
                augmentation.resized().isPresent() || augmentation.colours().changes();
        planes = new float[between ? levels.length : 0];
        this.normalisation = normalisation;
    }

    /**
     * Writes an image as {@code [channels, height, width]} from {@code offset} on. Draws from {@code random} only what the
     * augmentation needs, in this order: crop (area and ratio first, if it is scaled), flip, colours, cutout row, cutout
     * column.
     */
    void render(int image, RandomStream random, float[] out, int offset) {
        if (planes.length > 0) {
            renderBetween(image, random, out, offset);
        } else {
            renderLevels(image, random, out, offset);
        }
        if (augmentation.cutout() > 0) {
            cut(random.nextInt(images.height()), random.nextInt(images.width()), out, offset);
        }
    }

    /** Renders with values between the levels, on the scale 0..1. */
    private void renderBetween(int image, RandomStream random, float[] out, int offset) {
        int padding = augmentation.padding();
        int h = images.height();
        int w = images.width();
        if (augmentation.resized().isPresent()) {
            augmentation.resized().get().draw(random, h, w, box);
        } else {
            int dy = padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
            int dx = padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
            box.set(dy, dx, h, w);
        }
        boolean flip = augmentation.flip() && random.nextInt(2) == 1;
        images.levels(image, levels);
        Sampler.scale(levels, images.maxLevel(), h, w, box, flip, planes);
        if (augmentation.colours().changes()) {
            augmentation.colours().apply(random, order, planes);
        }
        normalisation.apply(planes, h * w, out, offset);
    }

    /** Renders with the image's own levels, by a look-up table. */
    private void renderLevels(int image, RandomStream random, float[] out, int offset) {
        int padding = augmentation.padding();
        int dy = padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
        int dx = padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
        boolean flip = augmentation.flip() && random.nextInt(2) == 1;
        images.levels(image, levels);
        int h = images.height();
        int w = images.width();
        // Column x of the result comes from column first + step * x of the image, where there is one: left <= x <
        // right.
        int step = flip ? -1 : 1;
        int first = (flip ? w - 1 : 0) + dx;
        int left = Math.min(w, Math.max(0, -step * dx));
        int right = Math.max(left, w - Math.max(0, step * dx));
        for (int c = 0; c < tables.length; c++) {
            float[] table = tables[c];
            for (int y = 0; y < h; y++) {
                int row = offset + (c * h + y) * w;
                int sy = y + dy;
                if (sy < 0 || sy >= h) {
                    Arrays.fill(out, row, row + w, table[0]);
                    continue;
                }
                Arrays.fill(out, row, row + left, table[0]);
                int from = (c * h + sy) * w + first;
                for (int x = left; x < right; x++) {
                    out[row + x] = table[levels[from + step * x]];
                }
                Arrays.fill(out, row + right, row + w, table[0]);
            }
        }
    }

    /** Zeroes rows {@code y - side/2 .. y + side/2 - 1} and the same columns, inside the image. */
    private void cut(int y, int x, float[] out, int offset) {
        int half = augmentation.cutout() / 2;
        int h = images.height();
        int w = images.width();
        int left = Math.max(0, x - half);
        int right = Math.min(w, x + half);
        for (int c = 0; c < tables.length; c++) {
            for (int row = Math.max(0, y - half); row < Math.min(h, y + half); row++) {
                int at = offset + (c * h + row) * w;
                Arrays.fill(out, at + left, at + right, 0f);
            }
        }
    }
}
