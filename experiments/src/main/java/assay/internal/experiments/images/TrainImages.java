package assay.internal.experiments.images;

import assay.core.random.Seeds;
import assay.internal.images.ImageSet;
import assay.internal.images.ImageSet.Part;
import assay.internal.images.Normalisation;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The images for training and the images for measuring. */
public record TrainImages(ImageSet train, ImageSet test, Normalisation normalisation) implements Serializable {
    /** The seed that chooses the images of a part; it is the same for every training. */
    private static final Seeds PART = new Seeds(0);

    /**
     * @param other the folder of the test images; null if they are beside the training images
     * @param trainCount how many of the training images; null for all
     * @param testCount how many of the test images; null for all
     */
    public static TrainImages read(Path path, Path other, int size, Integer trainCount, Integer testCount) {
        ImageSet train = part(ImageSet.colour(path, Part.TRAIN, size), trainCount);
        ImageSet all =
                other == null ? ImageSet.colour(path, Part.TEST, size) : ImageSet.colourAlone(other, Part.TEST, size);
        ImageSet test = part(all, testCount);
        test.requireClasses(train.classNames(), train.classes(), "the training images");
        return new TrainImages(train, test, Normalisation.of(train));
    }

    public static ImageSet part(ImageSet all, Integer count) {
        return count == null || count == all.size()
                ? all
                : all.split(count, 0, PART).train();
    }

    public String words() {
        List<String> passedOver = Stream.concat(train.passedOver().stream(), test.passedOver().stream())
                .distinct()
                .toList();
        return train + "; " + test.size() + " to measure on"
                + (passedOver.isEmpty() ? "" : "; passed over " + String.join(", ", passedOver));
    }
}
