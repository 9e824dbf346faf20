package assay.internal.images;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mean and standard deviation of each channel, on the scale 0..1: a value v becomes {@code (v - mean) / std}.
 *
 * @param mean {@code [channels]}
 * @param std {@code [channels]}, positive
 */
public record Normalisation(List<Double> mean, List<Double> std) implements Serializable {
    /** The numbers of AutoDL-Projects for CIFAR-10 (and so of the benchmark's own training). */
    public static final Normalisation CIFAR10 = ofBytes(125.3, 123.0, 113.9, 63.0, 62.1, 66.7);

    /** The numbers of AutoDL-Projects for CIFAR-100. */
    public static final Normalisation CIFAR100 = ofBytes(129.3, 124.1, 112.4, 68.2, 65.4, 70.4);

    /** The numbers of AutoDL-Projects for ImageNet16-120. */
    public static final Normalisation IMAGENET16 = ofBytes(122.68, 116.66, 104.01, 63.22, 61.26, 65.09);

    /** The numbers of zero-cost-nas for CIFAR-10: the same means, smaller deviations. */
    public static final Normalisation CIFAR10_ZERO_COST =
            new Normalisation(List.of(.4914, .4822, .4465), List.of(.2023, .1994, .2010));

    public Normalisation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty()
                || mean.size() != std.size()
                || std.stream().anyMatch(s -> !(s > 0 && s < Double.POSITIVE_INFINITY))
                || mean.stream().anyMatch(m -> !Double.isFinite(m))) {
            throw new IllegalArgumentException("normalisation: expected a finite mean and a finite, positive deviation"
                    + " per channel, found " + mean + ", " + std);
        }
    }

    private static Normalisation ofBytes(double... meansThenStds) {
        List<Double> all = Arrays.stream(meansThenStds).mapToObj(v -> v / 255).toList();
        return new Normalisation(all.subList(0, all.size() / 2), all.subList(all.size() / 2, all.size()));
    }

    /** The published numbers for CIFAR-10 and CIFAR-100, otherwise {@link #measured}. Use the training set. */
    public static Normalisation of(ImageSet training) {
        return switch (training.name()) {
            case "cifar10" -> CIFAR10;
            case "cifar100" -> CIFAR100;
            default -> measured(training);
        };
    }

    /** Mean and population deviation over all pixels of a set; a constant channel gets the deviation 1. */
    public static Normalisation measured(ImageSet images) {
        int plane = images.height() * images.width();
        int[] levels = new int[images.channels() * plane];
        long[] sum = new long[images.channels()];
        double[] squares = new double[images.channels()];
        for (int i = 0; i < images.size(); i++) {
            images.levels(i, levels);
            for (int k = 0; k < levels.length; k++) {
                sum[k / plane] += levels[k];
                squares[k / plane] += (double) levels[k] * levels[k]; // whole numbers below 2^53: exact
            }
        }
        double n = (double) images.size() * plane;
        double most = images.maxLevel();
        List<Double> mean = new ArrayList<>();
        List<Double> std = new ArrayList<>();
        for (int c = 0; c < sum.length; c++) {
            double m = sum[c] / n;
            double variance = Math.max(0, squares[c] / n - m * m);
            mean.add(m / most);
            std.add(variance > 0 ? Math.sqrt(variance) / most : 1);
        }
        return new Normalisation(mean, std);
    }

    /**
     * The normalised value of every level of a channel, computed in float32 as torchvision does: divide by the largest
     * level, subtract the mean, divide by the deviation.
     */
    float[] table(int channel, int maxLevel) {
        float m = mean.get(channel).floatValue();
        float s = std.get(channel).floatValue();
        float[] table = new float[maxLevel + 1];
        for (int level = 0; level <= maxLevel; level++) {
            table[level] = ((float) level / maxLevel - m) / s;
        }
        return table;
    }

    /**
     * The same for values between the levels.
     *
     * @param planes 0..1, {@code [channels, plane]}
     * @param out written from {@code offset} on
     */
    void apply(float[] planes, int plane, float[] out, int offset) {
        for (int c = 0; c < mean.size(); c++) {
            float m = mean.get(c).floatValue();
            float s = std.get(c).floatValue();
            for (int i = c * plane; i < (c + 1) * plane; i++) {
                out[offset + i] = (planes[i] - m) / s;
            }
        }
    }
}
