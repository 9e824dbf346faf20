package assay.internal.experiments.images;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.ImagesConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.ProgramSpec;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.images.FashionMini;
import assay.internal.images.ImageSet;
import assay.internal.images.Normalisation;
import assay.internal.proxies.study.ProxyRule;
import assay.proxies.Proxies;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The images of an experiment, split and pooled. The split is the same for every seed: seeds change what the search draws, not
 * the images that it gets.
 */
public record SearchImages(Path path, String sha256, ImageSet train, ImageSet valid, Normalisation normalisation)
        implements Serializable {
    /** A text, so that it can be sent to other processes; a {@link Path} cannot. */
    private record Sent(String path, String sha256, ImageSet train, ImageSet valid, Normalisation normalisation)
            implements Serializable {
        private Object readResolve() {
            return new SearchImages(Path.of(path), sha256, train, valid, normalisation);
        }
    }

    private Object writeReplace() {
        return new Sent(path.toString(), sha256, train, valid, normalisation);
    }

    /** The root seed of every split. */
    private static final Seeds SPLIT = new Seeds(0);

    /** Whether any method looks at images. */
    public static boolean needed(ExperimentConfig config) {
        return config.text().isEmpty() && config.methods().stream().anyMatch(SearchImages::needed);
    }

    /** Whether this method looks at images. */
    public static boolean needed(MethodConfig m) {
        if (m.isProgram()) {
            return m.words(ProgramSpec.PROXIES).stream()
                    .anyMatch(p -> Proxies.named(p).needsData());
        }
        return Catalogue.search(m).isPresent()
                || m.values().containsKey("proxy")
                        && ProxyRule.of(m.word("proxy")).needsData();
    }

    /**
     * Reads the images.
     *
     * @param images flag {@code --images}: the folder or file itself
     * @param data flag {@code --data} or {@code ASSAY_REAL_DATA}: a folder that may hold it under the data set's name
     */
    public static SearchImages read(ImagesConfig config, Optional<Path> images, Optional<Path> data) {
        if (config.dataset().equals(FashionMini.NAME) && images.isEmpty()) {
            return of(config, Path.of(FashionMini.NAME), FashionMini.load(ImageSet.Part.TRAIN));
        }
        Path path = path(config.dataset(), images, data, "images");
        ImageSet all = ImageSet.load(path);
        if (!all.name().equals(config.dataset())) {
            throw new UsageException("images: expected " + config.dataset()
                    + " (images.dataset of the experiment), found "
                    + all.name() + " in " + path + ". Name the other folder, or --set images.dataset=" + all.name()
                    + ".");
        }
        return of(config, path, all);
    }

    private static SearchImages of(ImagesConfig config, Path path, ImageSet all) {
        ImageSet.Split split = all.split(config.train(), config.valid(), SPLIT);
        ImageSet train = split.train().pooledTo(config.size());
        return new SearchImages(
                path, all.sha256(), train, split.valid().pooledTo(config.size()), Normalisation.of(train));
    }

    /**
     * Finds the folder of a data set.
     *
     * @param asks the section of the experiment file that names it
     */
    public static Path path(String dataset, Optional<Path> images, Optional<Path> data, String asks) {
        return images.or(() -> data.map(d -> inside(d, dataset)))
                .orElseThrow(() -> new DataMissingException(asks + ": expected the " + dataset
                        + " images of the experiment, found neither --images PATH nor --data DIR nor ASSAY_REAL_DATA."
                        + " Get the binary version of " + dataset
                        + " from its authors (https://www.cs.toronto.edu/~kriz/cifar.html), unpack it, and give"
                        + " --images FOLDER."));
    }

    private static Path inside(Path data, String dataset) {
        return Files.isDirectory(data.resolve(dataset)) ? data.resolve(dataset) : data;
    }
}
