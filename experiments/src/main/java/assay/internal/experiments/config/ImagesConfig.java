package assay.internal.experiments.config;

import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.images.FashionMini;
import java.util.List;

/**
 * The images on which a search trains.
 *
 * @param dataset {@code cifar10}, {@code cifar100}, or {@code fashion-mini}, which is part of the program
 * @param train how many images train the weights
 * @param valid how many other images train the architecture
 * @param size height and width after mean pooling; a divisor of the data set's own
 * @param padding zeros on each side before the random crop; 0: no crop
 * @param flip whether images are mirrored at random
 * @param cutout side of the square set to zero; 0: none
 */
public record ImagesConfig(String dataset, int train, int valid, int size, int padding, boolean flip, int cutout) {
    /** The data sets that can be named. */
    public static final List<String> DATASETS = List.of("cifar10", "cifar100", FashionMini.NAME);

    /** The number of classes of the data set, known without reading it. */
    public int classes() {
        return dataset.equals("cifar100") ? 100 : 10;
    }

    /** For an experiment on texts. It is not in the file. */
    static ImagesConfig none() {
        return new ImagesConfig("none", 1, 1, 1, 0, false, 0);
    }

    static ImagesConfig read(ConfigMapping s) {
        String dataset = s.word("dataset", "cifar10", DATASETS);
        boolean mini = dataset.equals(FashionMini.NAME);
        int half = mini ? 2_000 : 25_000;
        int size = s.integer("size", mini ? 12 : 32, 1, Bounds.SIDE);
        ImagesConfig c = new ImagesConfig(
                dataset,
                s.integer("train", half, 1, Bounds.IMAGES),
                s.integer("valid", half, 1, Bounds.IMAGES),
                size,
                s.integer("padding", size / 8, 0, Bounds.SIDE),
                s.flag("flip", true),
                s.integer("cutout", 0, 0, Bounds.SIDE));
        s.done();
        return c;
    }
}
