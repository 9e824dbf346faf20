package assay.internal.cli.proxy;

import assay.core.error.UsageException;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.spaces.ProxyBatch;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.proxies.study.ProxyRule;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.network.Init;
import assay.supernet.tensor.DType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags for proxies, networks and images. */
final class ScoreOptions {
    /** The options that lower the memory for scoring. */
    static final String LOWER = "--channels, --cells, --size or --batch";

    @Option(
            names = "--proxies",
            split = ",",
            required = true,
            paramLabel = "NAME",
            description = "The proxies: see assay list proxies.")
    private List<String> proxies;

    @Within(from = 1, to = Bounds.CHANNELS)
    @Option(names = "--channels", paramLabel = "C", description = "Channels of the first stage. Default: 16.")
    private int channels = 16;

    @Within(from = 1, to = Bounds.CELLS)
    @Option(names = "--cells", paramLabel = "N", description = "Cells in each stage. Default: 5.")
    private int cells = 5;

    @Within(from = 4, to = Bounds.SIDE)
    @Option(names = "--size", paramLabel = "PIXELS", description = "Side of the images. Default: 32.")
    private int side = 32;

    @Within(from = 1, to = Bounds.CLASSES)
    @Option(
            names = "--classes",
            paramLabel = "K",
            description = "Number of classes. Default: that of the images, otherwise 10.")
    private Integer classes;

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(names = "--batch", paramLabel = "N", description = "Images in the batch. Default: 64.")
    private int batch = 64;

    @Option(
            names = "--images",
            paramLabel = "PATH",
            description = "The images, for proxies that need them. Default: folder cifar10 in ASSAY_REAL_DATA.")
    private Path images;

    @Option(names = "--no-augmentation", description = "Do not crop and flip the images (published: both).")
    private boolean plain;

    @Option(
            names = "--init",
            paramLabel = "RULE",
            description = "default, kaiming-normal or xavier-normal. Default: default, the framework's, as published.")
    private String init = Init.DEFAULT.key();

    @Within(from = Long.MIN_VALUE, to = Long.MAX_VALUE)
    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the weights, the batch and what a proxy draws itself. Default: 0.")
    private long seed;

    @Option(
            names = "--conv-bias",
            description = "Give the convolutions of cells a bias, as the network that zero-cost-nas scores has."
                    + " This matters only without normalisation: for the published numbers of synflow_partly.")
    private boolean convBias;

    @Option(
            names = "--dtype",
            paramLabel = "T",
            description =
                    "float32 or float64, for all proxies except SynFlow, which is always float64. Default: float32.")
    private String dtype = "float32";

    @Mixin
    private EngineOptions engine;

    List<Proxy> proxies() {
        if (proxies.stream().distinct().count() < proxies.size()) {
            throw new UsageException("--proxies: expected each name once, found " + String.join(",", proxies) + ".");
        }
        proxies.stream().filter(ProxyRule::isPooled).findFirst().ifPresent(name -> {
            throw new UsageException("--proxies: expected proxies that score one architecture, found '" + name
                    + "', which is a rank among several. Score " + String.join(",", ProxyRule.parts(name))
                    + ", and give the file to 'proxy correlate --proxies " + name + "'.");
        });
        return proxies.stream().map(Proxies::named).toList();
    }

    /** Reads the images if a proxy needs them. */
    ScoreSettings settings() {
        Init rule = Init.of(init);
        DType type = EngineOptions.dtype(dtype);
        Optional<ProxyBatch> read = proxies().stream().anyMatch(Proxy::needsData)
                ? Optional.of(ProxyBatch.read(folder(), batch, side, !plain, seed))
                : Optional.empty();
        int outputs = classes != null ? classes : read.map(ProxyBatch::classes).orElse(10);
        if (read.isPresent() && outputs < read.get().classes()) {
            throw new UsageException("--classes: expected at least the "
                    + read.get().classes() + " of the images, found " + outputs + ".");
        }
        return new ScoreSettings(channels, cells, outputs, side, rule, seed, convBias, type, engine.backend(), read);
    }

    private Path folder() {
        if (images != null) {
            return images;
        }
        return Optional.ofNullable(System.getenv("ASSAY_REAL_DATA"))
                .map(d -> Path.of(d).resolve("cifar10"))
                .filter(Files::isDirectory)
                .orElseThrow(() -> new UsageException("--images: expected the images that these proxies look at, found"
                        + " neither --images PATH nor a folder cifar10 in ASSAY_REAL_DATA."));
    }
}
