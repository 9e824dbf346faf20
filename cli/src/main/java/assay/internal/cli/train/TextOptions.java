package assay.internal.cli.train;

import assay.core.error.UsageException;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.experiments.config.Bounds;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.MobyMini;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.supernet.recurrent.DropoutRates;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The text that a language model learns, and changes to the published recipe. */
final class TextOptions {
    /** Options that only a training on a text has. */
    static final Set<String> OWN = Set.of(
            "--words",
            "--text-recipe",
            "--hidden",
            "--bptt",
            "--dropouts",
            "--ar",
            "--tar",
            "--switch-after",
            "--fine-tune");

    /** Options that only a training on images has. */
    static final Set<String> ONLY_IMAGES = Set.of(
            "--images",
            "--test",
            "--size",
            "--train",
            "--test-images",
            "--channels",
            "--cells",
            "--recipe",
            "--schedule",
            "--warmup",
            "--nesterov",
            "--drop-path",
            "--auxiliary",
            "--smoothing",
            "--cutout",
            "--crop",
            "--jitter",
            "--workers",
            "--test-every");

    /** The published recipes. */
    enum Published {
        ptb,
        wikitext2
    }

    @Option(
            names = "--text",
            paramLabel = "FOLDER",
            description = {
                "Train a language model with a recurrent cell on this text, not a network on images: a folder with train.txt,"
                        + " valid.txt and test.txt (or those of PTB and WikiText as they come; plain or gzip), or moby-mini,"
                        + " a part of Moby-Dick that comes with the program.",
                "SGD, then averaged SGD; --epochs, --batch, --rate, --decay and --clip mean this training (batch 64, rate 20,"
                        + " decay 8e-7, clip 0.25, 1,600 epochs)."
            })
    private String text;

    @Within(from = 100, to = Integer.MAX_VALUE)
    @Option(names = "--words", paramLabel = "N", description = "With --text: train on the first N words.")
    private Integer words;

    @Option(
            names = "--text-recipe",
            paramLabel = "NAME",
            description = "With --text: the published recipe that the other options change, ${COMPLETION-CANDIDATES}."
                    + " Default: wikitext2 where the text is WikiText-2, else ptb.")
    private Published recipe;

    @Within(from = 1, to = 10_000)
    @Option(names = "--hidden", paramLabel = "N", description = "With --text: hidden units. Default: 850, or 700.")
    private Integer hidden;

    @Within(from = 2, to = 1_000)
    @Option(
            names = "--bptt",
            paramLabel = "N",
            description = "With --text: usual length of a segment, in words. Default: 35.")
    private Integer bptt;

    @Option(
            names = "--dropouts",
            paramLabel = "E,I,X,H,O[,W]",
            description =
                    "With --text: shares dropped of words, their vectors, these again in the cell, states and outputs,"
                            + " and of the states' matrices. Default: 0.1,0.2,0.75,0.25,0.75,0, with recipe wikitext2 0.15 of states.")
    private String dropouts;

    @Within(from = 0, to = Bounds.RATE)
    @Option(names = "--ar", paramLabel = "X", description = "With --text: weight of the outputs' squares. Default: 0.")
    private Double ar;

    @Within(from = 0, to = Bounds.RATE)
    @Option(
            names = "--tar",
            paramLabel = "X",
            description = "With --text: weight of the squares of the outputs' changes. Default: 0.001.")
    private Double tar;

    @Within(from = 0, to = Bounds.EPOCHS)
    @Option(
            names = "--switch-after",
            paramLabel = "N",
            description =
                    "With --text: averaged SGD begins when the validation loss is above the best one of all but the last"
                            + " N epochs. Default: 5.")
    private Integer few;

    @Within(from = 0, to = Bounds.EPOCHS)
    @Option(
            names = "--fine-tune",
            paramLabel = "N",
            description = "With --text: at most N epochs of averaged SGD more, from the best weights. Default: 0.")
    private Integer fineTuning;

    boolean given() {
        return text != null;
    }

    /** The text that --text names. */
    static Corpus read(String text) {
        return text.equals(MobyMini.NAME) ? MobyMini.load() : Corpus.read(Path.of(text));
    }

    Corpus corpus() {
        Corpus whole = read(text);
        return words == null ? whole : whole.withTraining(words);
    }

    /** @param others the options that trainings on images have too */
    LanguageRecipe recipe(Corpus corpus, RecipeOptions others) {
        boolean wiki =
                recipe == null ? corpus.known().equals(Optional.of(Corpus.WIKITEXT2)) : recipe == Published.wikitext2;
        LanguageRecipe r = wiki ? LanguageRecipe.wikitext2() : LanguageRecipe.ptb();
        return new LanguageRecipe(
                or(hidden, r.hidden()),
                or(others.batch(), r.batch()),
                or(bptt, r.bptt()),
                r.longer(),
                or(others.rate(), r.rate()),
                or(others.decay(), r.decay()),
                dropouts == null ? r.dropouts() : dropouts(),
                or(others.clip(), r.clip()),
                or(ar, r.ar()),
                or(tar, r.tar()),
                or(few, r.few()),
                or(others.epochs(), r.epochs()),
                or(fineTuning, r.fineTuning()));
    }

    private DropoutRates dropouts() {
        try {
            List<Double> p =
                    Arrays.stream(dropouts.split(",", -1)).map(Double::valueOf).toList();
            if (p.size() < DropoutRates.LEAST || p.size() > DropoutRates.LEAST + 1) {
                throw new IllegalArgumentException(p.size() + " numbers");
            }
            return DropoutRates.of(p);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "--dropouts: expected five or six shares from 0 to below 1, such as 0.1,0.2,0.75,0.25,0.75, found '"
                            + dropouts + "'.",
                    e);
        }
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
