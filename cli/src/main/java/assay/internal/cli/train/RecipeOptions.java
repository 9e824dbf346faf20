package assay.internal.cli.train;

import assay.core.error.UsageException;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.work.Limits;
import assay.internal.images.Augmentation;
import assay.internal.images.ColourJitter;
import assay.internal.images.ImageSet;
import assay.internal.images.ResizedCrop;
import assay.internal.supernet.train.Recipe;
import assay.supernet.kit.TrainingDefaults;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** How to train: a published recipe, and the changes to it. */
final class RecipeOptions {
    /** The published recipes. */
    enum Published {
        cifar,
        imagenet
    }

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            description = {
                "${COMPLETION-CANDIDATES}: the published recipe that the other options change. Default: cifar, 600 epochs,"
                        + " batch 96, rate 0.025 falling as a cosine, momentum 0.9, weight decay 3e-4, clip 5, drop path 0.2"
                        + " growing, auxiliary 0.4, cutout 16 of 32 pixels.",
                "imagenet: 250 epochs, batch 128, rate 0.1 falling by 3 %% an epoch, decay 3e-5, clip 5, auxiliary 0.4, label"
                        + " smoothing 0.1, no drop path, no cutout; crops of random area and shape, scaled, and changed colours."
            })
    private Published recipe = Published.cifar;

    @Within(from = 1, to = Bounds.EPOCHS)
    @Option(names = "--epochs", paramLabel = "N", description = "Epochs.")
    private Integer epochs;

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(names = "--batch", paramLabel = "N", description = "Images of a step, for all workers together.")
    private Integer batch;

    @Within(from = Double.MIN_VALUE, to = Bounds.RATE)
    @Option(names = "--rate", paramLabel = "X", description = "Learning rate of the first epoch.")
    private Double rate;

    @Option(names = "--schedule", paramLabel = "NAME", description = "cosine, linear or steps (by 3 %% an epoch).")
    private String schedule;

    @Within(from = 0, to = Bounds.EPOCHS)
    @Option(names = "--warmup", paramLabel = "N", description = "Number of first epochs in which the rate rises.")
    private Integer warmup;

    @Within(from = 0, to = Bounds.RATE)
    @Option(names = "--decay", paramLabel = "X", description = "Weight decay.")
    private Double decay;

    @Option(names = "--nesterov", description = "Nesterov's momentum.")
    private boolean nesterov;

    @Within(from = 0, to = Bounds.RATE)
    @Option(names = "--clip", paramLabel = "X", description = "Largest norm of the gradient; 0: no limit.")
    private Double clip;

    @Within(from = 0, to = 0.999)
    @Option(
            names = "--drop-path",
            paramLabel = "X",
            description = "Probability that a path is dropped, in the last epoch; darts only.")
    private Double dropPath;

    @Within(from = 0, to = Bounds.RATE)
    @Option(
            names = "--auxiliary",
            paramLabel = "X",
            description = "Weight of the auxiliary classifier's loss; 0: none. Darts only, and it needs 32 pixels.")
    private Double auxiliary;

    @Within(from = 0, to = 0.999)
    @Option(names = "--smoothing", paramLabel = "X", description = "Label smoothing.")
    private Double smoothing;

    @Within(from = 0, to = Bounds.SIDE)
    @Option(names = "--cutout", paramLabel = "N", description = "Side of the square cut out; 0: none.")
    private Integer cutout;

    /** How training images are cropped. */
    enum Crop {
        pad,
        resized,
        none
    }

    @Option(
            names = "--crop",
            paramLabel = "NAME",
            description =
                    "How training images are cropped, one of ${COMPLETION-CANDIDATES}. pad: with zeros around them (an"
                            + " eighth of the side); resized: 8 to 100 %% of the area with a ratio of 3/4 to 4/3, scaled."
                            + " Default: pad, with recipe imagenet resized.")
    private Crop crop;

    @Option(
            names = "--jitter",
            paramLabel = "B,C,S,H",
            description = "Strengths of random changes of brightness, contrast, saturation and (at most 0.5) hue."
                    + " Default: 0,0,0,0, with recipe imagenet 0.4,0.4,0.4,0.2.")
    private String jitter;

    /** @param of the space of the network */
    Recipe recipe(TrainingDefaults of) {
        Recipe r = recipe == Published.cifar ? Recipe.cifar() : Recipe.imageNet();
        return new Recipe(
                or(epochs, r.epochs()),
                or(batch, r.batch()),
                or(rate, r.rate()),
                schedule == null ? r.schedule() : schedule(),
                or(warmup, r.warmup()),
                r.momentum(),
                nesterov,
                or(decay, r.decay()),
                or(clip, r.clip()),
                or(dropPath, of.paths() ? r.dropPath() : 0),
                or(auxiliary, of.paths() ? r.auxiliary() : 0),
                or(smoothing, r.smoothing()));
    }

    /** The given number of epochs; null if none was given. */
    Integer epochs() {
        return epochs;
    }

    Integer batch() {
        return batch;
    }

    Double rate() {
        return rate;
    }

    Double decay() {
        return decay;
    }

    Double clip() {
        return clip;
    }

    boolean imageNet() {
        return recipe == Published.imagenet;
    }

    /** Images are always mirrored at random. */
    Augmentation augmentation(ImageSet train) {
        Augmentation standard = Augmentation.standard(train);
        Augmentation published =
                recipe == Published.cifar ? standard.withCutout(train.height() / 2) : Augmentation.imageNet();
        if (cutout != null) {
            Limits.require("--cutout", cutout, 0, train.height());
        }
        Augmentation cut = cutout == null ? published : published.withCutout(cutout);
        Augmentation coloured = jitter == null ? cut : cut.withColours(jitter());
        if (crop == null) {
            return coloured;
        }
        return switch (crop) {
            case pad -> coloured.withPadding(standard.padding());
            case resized -> coloured.withResized(ResizedCrop.IMAGENET);
            case none -> coloured.withPadding(0);
        };
    }

    private ColourJitter jitter() {
        try {
            double[] s = Arrays.stream(jitter.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (s.length == 4) {
                return new ColourJitter(s[0], s[1], s[2], s[3]);
            }
            throw new IllegalArgumentException(s.length + " numbers");
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "--jitter: expected four strengths of 0 or more, the fourth at most 0.5, such as 0.4,0.4,0.4,0.2, found '"
                            + jitter + "'.",
                    e);
        }
    }

    private Recipe.Schedule schedule() {
        return switch (schedule) {
            case "cosine" -> Recipe.Schedule.COSINE;
            case "linear" -> Recipe.Schedule.LINEAR;
            case "steps" -> Recipe.Schedule.STEPS;
            default ->
                throw new UsageException("--schedule: expected cosine, linear or steps, found '" + schedule + "'.");
        };
    }

    private static int or(Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static double or(Double given, double otherwise) {
        return given == null ? otherwise : given;
    }
}
