package assay.internal.images;

import assay.core.random.RandomStream;

/**
 * Random changes of an image's colours, as torchvision's {@code ColorJitter} makes them, in a random order. Brightness,
 * contrast and saturation are multiplied by factors uniform in {@code 1 - s .. 1 + s} (not below 0). The hue is turned by a
 * part of the circle uniform in {@code -hue .. hue}. After each change, values are cut to 0..1. A change with strength 0 is
 * skipped, without drawing a random number.
 *
 * @param hue 0..0.5
 */
public record ColourJitter(double brightness, double contrast, double saturation, double hue) {
    public static final ColourJitter NONE = new ColourJitter(0, 0, 0, 0);

    /** The strengths of quark0/darts on ImageNet. */
    public static final ColourJitter IMAGENET = new ColourJitter(0.4, 0.4, 0.4, 0.2);

    public ColourJitter {
        if (!(finite(brightness) && finite(contrast) && finite(saturation) && hue >= 0 && hue <= 0.5)) {
            throw new IllegalArgumentException(
                    "colour jitter: expected strengths of 0 or more, and of the hue 0 to 0.5, found " + brightness
                            + ", " + contrast + ", " + saturation + ", " + hue);
        }
    }

    private static boolean finite(double strength) {
        return strength >= 0 && strength < Double.POSITIVE_INFINITY;
    }

    /** Whether there is anything to do. */
    public boolean changes() {
        return !equals(NONE);
    }

    /**
     * Draws the order, then of each change in this order its factor, and makes it.
     *
     * @param order scratch of 4
     * @param planes red, green and blue, 0..1, {@code [3, height, width]}; changed
     */
    void apply(RandomStream random, int[] order, float[] planes) {
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        random.shuffle(order);
        for (int which : order) {
            switch (which) {
                case 0 -> {
                    if (brightness > 0) {
                        brighten(factor(random, brightness), planes);
                    }
                }
                case 1 -> {
                    if (contrast > 0) {
                        contrast(factor(random, contrast), planes);
                    }
                }
                case 2 -> {
                    if (saturation > 0) {
                        saturate(factor(random, saturation), planes);
                    }
                }
                default -> {
                    if (hue > 0) {
                        turn((float) (hue * (2 * random.nextDouble() - 1)), planes);
                    }
                }
            }
        }
    }

    private static float factor(RandomStream random, double strength) {
        double least = Math.max(0, 1 - strength);
        return (float) (least + (1 + strength - least) * random.nextDouble());
    }

    static void brighten(float factor, float[] planes) {
        for (int i = 0; i < planes.length; i++) {
            planes[i] = cut(factor * planes[i]);
        }
    }

    /** Moves values away from the image's mean grey or, with a factor below 1, towards it. */
    static void contrast(float factor, float[] planes) {
        int plane = planes.length / 3;
        double sum = 0;
        for (int i = 0; i < plane; i++) {
            sum += grey(planes, i, plane);
        }
        float rest = (1 - factor) * (float) (sum / plane);
        for (int i = 0; i < planes.length; i++) {
            planes[i] = cut(factor * planes[i] + rest);
        }
    }

    /** Moves values away from each pixel's own grey or, with a factor below 1, towards it. */
    static void saturate(float factor, float[] planes) {
        int plane = planes.length / 3;
        for (int i = 0; i < plane; i++) {
            float rest = (1 - factor) * grey(planes, i, plane);
            for (int at = i; at < planes.length; at += plane) {
                planes[at] = cut(factor * planes[at] + rest);
            }
        }
    }

    /**
     * Turns the hue in the model of hue, saturation and value; saturation and value stay the same.
     *
     * @param by part of the circle, -1..1
     */
    static void turn(float by, float[] planes) {
        int plane = planes.length / 3;
        for (int i = 0; i < plane; i++) {
            float r = planes[i];
            float g = planes[i + plane];
            float b = planes[i + 2 * plane];
            float most = Math.max(r, Math.max(g, b));
            float range = most - Math.min(r, Math.min(g, b));
            if (range > 0) {
                float sixths = most == r ? (g - b) / range : most == g ? 2 + (b - r) / range : 4 + (r - g) / range;
                float turned = sixths + 6 * by + 12; // the primaries' distances below take it modulo 6
                planes[i] = most - range * missing(turned + 5);
                planes[i + plane] = most - range * missing(turned + 3);
                planes[i + 2 * plane] = most - range * missing(turned + 1);
            }
        }
    }

    /**
     * How much of a primary colour is missing at this distance in sixths of the circle: 0 near the colour, 1 on the other side.
     */
    private static float missing(float sixths) {
        float k = sixths % 6;
        return Math.max(0, Math.min(1, Math.min(k, 4 - k)));
    }

    /** Luma, with the weights of ITU-R BT.601. */
    private static float grey(float[] planes, int i, int plane) {
        return 0.299f * planes[i] + 0.587f * planes[i + plane] + 0.114f * planes[i + 2 * plane];
    }

    private static float cut(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
