package assay.internal.experiments.images;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.internal.core.io.Sha256;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.images.FashionMini;
import assay.internal.images.ImageSet;
import assay.internal.images.ImageSet.Part;
import assay.internal.images.Normalisation;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The images of a build: training and validation images from the training part, test images from the test part, the same for
 * every seed.
 *
 * @param sha256 of their files
 */
public record BuildImages(ImageSet train, ImageSet valid, ImageSet test, Normalisation normalisation, String sha256)
        implements Serializable {
    private static final Seeds SPLIT = new Seeds(0);

    /**
     * @param path of the images, if they are not part of the program
     * @throws UsageException if they do not match the configuration
     */
    public static BuildImages read(BuildConfig config, Optional<Path> path) {
        ImageSet training = part(config, path, Part.TRAIN);
        ImageSet testing = part(config, path, Part.TEST);
        for (ImageSet set : new ImageSet[] {training, testing}) {
            if (set.classes() != config.classes()) {
                throw new UsageException("images: expected images.classes of " + config.classes() + ", found "
                        + set.classes() + " in " + set + ".");
            }
        }
        testing.requireClasses(training.classNames(), training.classes(), "the training images");
        ImageSet.Split split = training.split(config.train(), config.valid(), SPLIT);
        return new BuildImages(
                split.train(),
                split.valid(),
                testing.split(config.test(), 0, SPLIT).train(),
                Normalisation.of(split.train()),
                Sha256.hex((training.sha256() + testing.sha256()).getBytes(StandardCharsets.UTF_8)));
    }

    private static ImageSet part(BuildConfig config, Optional<Path> path, Part part) {
        if (config.images().equals(FashionMini.NAME) && path.isEmpty()) {
            return FashionMini.load(part).pooledTo(config.size());
        }
        Path from = path.orElseThrow(() -> new DataMissingException("images: expected --images PATH, the folder of "
                + config.images() + ": only those of " + FashionMini.NAME + " are part of the program."));
        return ImageSet.colour(from, part, config.size());
    }
}
