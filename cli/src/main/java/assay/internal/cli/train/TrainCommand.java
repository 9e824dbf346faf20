package assay.internal.cli.train;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.cli.options.OneArchitecture;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.images.TrainImages;
import assay.internal.experiments.language.LanguageEstimate;
import assay.internal.experiments.language.LanguageFit;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.experiments.stored.FoundArchitecture;
import assay.internal.experiments.train.NetworkPlan;
import assay.internal.experiments.train.TrainEstimate;
import assay.internal.experiments.train.TrainFit;
import assay.internal.experiments.train.TrainFolder;
import assay.internal.experiments.train.TrainJob;
import assay.internal.experiments.work.EngineMemory;
import assay.internal.experiments.work.Limits;
import assay.internal.images.Augmentation;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.internal.supernet.train.Recipe;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.TrainingDefaults;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay train}: trains the network of an architecture to the end. */
@Command(
        name = "train",
        header = "Train the network of an architecture.",
        description = {
            "Train the network of an architecture and measure it: a cell pair of the DARTS space by the published recipe, or a"
                    + " cell of NAS-Bench-201 or NAS-Bench-101. Writes model.safetensors, history.csv, history.json, report.html, report.md.",
            "Stop it at any moment, by Ctrl-C or a power cut: the same command goes on, to the same bytes. A folder that holds"
                    + " another training is refused, with what differs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay train --arch DARTS_V2 --images cifar-10-batches-bin --seed 0 --out darts-v2",
            "  assay train --arch DARTS_V2 --images cifar-10-batches-bin --dry-run",
            "  assay train --from darts-cifar10-cpu:data:0 --images fashion-mnist --channels 16 --cells 8 --epochs 50",
            "  assay train --arch \"Genotype(normal=[('sep_conv_3x3', 1), ...])\" --images fashion-mnist --channels 16 --cells 8"
                    + " --epochs 50",
            "  assay train --arch DARTS_V2 --text ptb --dry-run",
            "  assay train --from recurrent-ptb-cpu:darts:0 --text wikitext-2 --hidden 100 --epochs 10",
            "  assay train --arch DARTS_V2 --text moby-mini --hidden 100 --epochs 10 --seed 0 --out moby",
            "  assay train --arch PC_DARTS_image --images photos --recipe imagenet --size 224 --channels 48 --cells 14"
        })
public final class TrainCommand extends AssayCommand {
    /** The default space of architectures, for trainings on images. */
    private static final String ON_IMAGES = "darts";

    @Mixin
    private OneArchitecture architecture;

    @Option(
            names = "--from",
            paramLabel = "RUN",
            description =
                    "Instead of --arch: the architecture that a run of 'assay run' chose, EXPERIMENT:METHOD:SEED, on"
                            + " whatever images, or text.")
    private String from;

    @Option(
            names = "--space",
            paramLabel = "NAME",
            description = "darts, 201, 101 or recurrent. Default: darts, with --text recurrent.")
    private String space;

    @Option(
            names = "--images",
            paramLabel = "PATH",
            description =
                    "Training images: CIFAR-10 or CIFAR-100 (binary version), IDX files (Fashion-MNIST), or a folder"
                            + " with a folder of PNG or JPEG files for each class.")
    private Path images;

    @Option(
            names = "--test",
            paramLabel = "PATH",
            description = "Test images. Default: those beside the training images.")
    private Path test;

    @Within(from = 4, to = Bounds.SIDE)
    @Option(names = "--size", paramLabel = "N", description = "Pixels a side. Default: 32, with recipe imagenet 224.")
    private Integer size;

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(
            names = "--train",
            paramLabel = "N",
            description = "How many images to train on, with equal shares of the classes.")
    private Integer trainCount;

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(names = "--test-images", paramLabel = "N", description = "How many images to measure on.")
    private Integer testCount;

    @Within(from = 1, to = Bounds.CHANNELS)
    @Option(
            names = "--channels",
            paramLabel = "N",
            description = "Channels of the first cells. Default: 36; with recipe imagenet 48; 201: 16; 101: 128.")
    private Integer channels;

    @Within(from = 1, to = Bounds.CELLS)
    @Option(
            names = "--cells",
            paramLabel = "N",
            description = "Number of cells; for 201 and 101 in each stage. Default: 20; with recipe imagenet 14;"
                    + " 201: 5; 101: 3.")
    private Integer cells;

    @Mixin
    private RecipeOptions recipeOptions;

    @Mixin
    private TextOptions textOptions;

    @Within(from = Long.MIN_VALUE, to = Long.MAX_VALUE)
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed. Default: drawn once, printed, and kept in the folder.")
    private Long seed;

    @Within(from = 1, to = Limits.WORKERS)
    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Threads that share each batch. Normalisation sees only a worker's part, so results depend on their"
                            + " number. Default: 1.")
    private int workers = 1;

    @Mixin
    private EngineOptions engine;

    @Within(from = 1, to = Bounds.EPOCHS)
    @Option(names = "--test-every", paramLabel = "N", description = "Epochs between measurements. Default: 1.")
    private int testEvery = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write. Default: train-out.")
    private Path out = Path.of("train-out");

    @Option(names = "--fresh", description = "Delete earlier work in the folder, and start again.")
    private boolean fresh;

    @Option(
            names = "--dry-run",
            description = "Only show the cost: parameters, multiply-adds, memory, and hours from a few timed steps.")
    private boolean dryRun;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'train' (on a text 'train-text').")
    private boolean json;

    private Genotype genotype() {
        space = space != null ? space : textOptions.given() ? onText() : ON_IMAGES;
        if (from == null) {
            return architecture.of(SpaceKits.called(space, "--space"), "train");
        }
        FoundArchitecture found = FoundArchitecture.of(from);
        space = found.space();
        return NetworkPlan.parse(space, found.text());
    }

    /** The space whose networks read texts. */
    private static String onText() {
        return SpaceKits.all().stream()
                .filter(SpaceKit::readsText)
                .findFirst()
                .map(SpaceKit::shortName)
                .orElseThrow();
    }

    @Override
    public Integer call() {
        if (architecture.given() == (from != null)) {
            throw new UsageException(
                    "train: expected either --arch TEXT (or --index N) or --from EXPERIMENT:METHOD:SEED," + " found "
                            + (from == null ? "neither" : "both") + ".");
        }
        Genotype genotype = genotype();
        if (textOptions.given() || SpaceKits.called(space, "--space").readsText()) {
            return trainOnText(genotype);
        }
        if (images == null) {
            throw new UsageException(
                    "train: expected --images PATH (or, for recurrent cells, --text FOLDER), found neither.");
        }
        refuseOthers(TextOptions.OWN, "--text");
        NetworkKit networks = NetworkKits.of(SpaceKits.called(space, "--space"), "--space");
        TrainingDefaults standard = networks.training(recipeOptions.imageNet())
                .orElseThrow(() -> new UsageException(
                        "--space: expected a space whose networks are trained here, found " + space + "."));
        Recipe recipe = recipeOptions.recipe(standard);
        boolean imageNet = recipeOptions.imageNet() && networks.hasImageNetStem();
        int side = size != null ? size : recipeOptions.imageNet() ? 224 : 32;
        TrainImages data = TrainImages.read(images, test, side, trainCount, testCount);
        NetworkPlan plan = new NetworkPlan(
                space,
                genotype,
                imageNet,
                channels != null ? channels : standard.channels(),
                cells != null ? cells : standard.cells(),
                data.train().classes(),
                side,
                recipe.auxiliary() > 0);
        Augmentation augmentation = recipeOptions.augmentation(data.train());
        TrainJob sized = new TrainJob(plan, recipe, data, augmentation, 0, engine.backend(), workers);
        TrainFit.check(sized, "the training", "--batch", 1, EngineMemory.limit());
        if (recipe.batch() > data.train().size()) {
            throw new UsageException("--batch: expected at most the "
                    + data.train().size() + " training images, found " + recipe.batch() + ".");
        }
        if (dryRun) {
            new DryRun(out(), json).tell(TrainEstimate.of(sized, this::remark));
            return 0;
        }
        try (TrainFolder folder = TrainFolder.open(out)) {
            long root = folder.seed(seed);
            TrainJob job = new TrainJob(plan, recipe, data, augmentation, root, engine.backend(), workers);
            folder.claim(job, fresh);
            remark("seed " + root + "; " + data.words());
            session().run(job, folder, testEvery);
            return 0;
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // the user was already told
        }
    }

    private int trainOnText(Genotype genotype) {
        if (!textOptions.given() || !(genotype instanceof GenotypeRecurrent cell)) {
            throw new UsageException("train: expected --text FOLDER together with a cell of space recurrent, found "
                    + (textOptions.given() ? "a cell of " + space : "no --text") + ".");
        }
        refuseOthers(TextOptions.ONLY_IMAGES, "--images");
        Corpus corpus = textOptions.corpus();
        LanguageRecipe recipe = textOptions.recipe(corpus, recipeOptions);
        LanguageJob sized = new LanguageJob(cell, recipe, corpus, 0, engine.backend());
        LanguageFit.check(sized);
        if (dryRun) {
            new DryRun(out(), json).tell(LanguageEstimate.of(sized, this::remark));
            return 0;
        }
        try (TrainFolder folder = TrainFolder.open(out)) {
            long root = folder.seed(seed);
            LanguageJob job = new LanguageJob(cell, recipe, corpus, root, engine.backend());
            folder.claim(job.fingerprint(), root, fresh);
            remark("seed " + root + "; " + corpus.words());
            session().run(job, folder);
            return 0;
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // the user was already told
        }
    }

    private TrainSession session() {
        return new TrainSession(name(), commandLine(), out(), err(), quiet() ? null : err(), terminal(), json);
    }

    /** The name of the architecture, for people. */
    private String name() {
        return from != null ? "found by " + from : architecture.name().orElse("a found architecture");
    }

    /** Options that mean nothing in this training. */
    private void refuseOthers(Set<String> options, String needed) {
        given(options).ifPresent(o -> {
            throw new UsageException(
                    o + ": expected " + needed + " beside it, found a training without. Leave it out.");
        });
    }
}
