package assay.internal.images;

/** Scales a box of an image to the image's size, by bilinear interpolation between the centres of pixels. */
final class Sampler {
    private Sampler() {}

    /**
     * Outside the image values are black; outside the box they are those at its edge. A box of the image's size is copied
     * exactly.
     *
     * @param levels {@code [channels, height, width]}, 0..maxLevel
     * @param flip whether the result is mirrored left to right
     * @param out {@code [channels, height, width]}, 0..1
     */
    static void scale(
            int[] levels, int maxLevel, int height, int width, ResizedCrop.Box box, boolean flip, float[] out) {
        int channels = levels.length / (height * width);
        for (int y = 0; y < height; y++) {
            float sy = source(y, box.height, height);
            int y0 = (int) sy;
            int y1 = Math.min(y0 + 1, box.height - 1);
            float fy = sy - y0;
            for (int x = 0; x < width; x++) {
                float sx = source(x, box.width, width);
                int x0 = (int) sx;
                int x1 = Math.min(x0 + 1, box.width - 1);
                float fx = sx - x0;
                int to = y * width + (flip ? width - 1 - x : x);
                for (int c = 0; c < channels; c++) {
                    int plane = c * height * width;
                    float top = mix(
                            at(levels, plane, height, width, box.top + y0, box.left + x0),
                            at(levels, plane, height, width, box.top + y0, box.left + x1),
                            fx);
                    float bottom = mix(
                            at(levels, plane, height, width, box.top + y1, box.left + x0),
                            at(levels, plane, height, width, box.top + y1, box.left + x1),
                            fx);
                    out[plane + to] = mix(top, bottom, fy) / maxLevel;
                }
            }
        }
    }

    /** The position of a pixel's centre in the box, limited to the centres of the box's pixels. */
    private static float source(int pixel, int of, int to) {
        double at = (pixel + 0.5) * of / to - 0.5; // in double: exact for a box of the image's size
        return (float) Math.max(0, Math.min(of - 1, at));
    }

    private static float mix(float a, float b, float share) {
        return a + share * (b - a);
    }

    private static float at(int[] levels, int plane, int height, int width, int y, int x) {
        return y < 0 || y >= height || x < 0 || x >= width ? 0 : levels[plane + y * width + x];
    }
}
