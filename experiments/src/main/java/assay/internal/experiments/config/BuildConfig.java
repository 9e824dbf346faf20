package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.OneLine;
import assay.internal.experiments.config.yaml.YamlText;
import assay.internal.experiments.config.yaml.YamlTree;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.supernet.train.Recipe;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.NetworkShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A tabular benchmark to build: everything that determines its numbers. The folder of images and the number of machines are not
 * part of it.
 *
 * @param name of the benchmark, as in commands
 * @param title for people
 * @param images the name of the image data set
 * @param train images from which every network learns
 * @param valid other images of the training part, on which it is evaluated
 * @param test images of the test part
 * @param size height and width of the images after mean pooling
 * @param classes of the images
 * @param padding zeros on each side before the random crop; 0: no crop
 * @param flip whether images are mirrored at random
 * @param channels of the first stage
 * @param cells per stage
 * @param proxies that score each network before its training
 * @param seeds every network is trained once with each seed
 */
public record BuildConfig(
        String name,
        String title,
        String images,
        int train,
        int valid,
        int test,
        int size,
        int classes,
        int padding,
        boolean flip,
        int channels,
        int cells,
        Recipe recipe,
        List<String> proxies,
        List<Long> seeds) {
    private static final String PROXIES = "proxies";
    private static final int LONGEST_TITLE = 1000;

    public BuildConfig {
        proxies = List.copyOf(proxies);
        seeds = List.copyOf(seeds);
    }

    /**
     * Reads a file.
     *
     * @param overrides {@code recipe.epochs=5}: each wins over the file
     * @throws UsageException naming line and column of what cannot be understood
     */
    public static BuildConfig read(Path file, List<String> overrides) {
        YamlTree tree = YamlTree.read(file);
        overrides.forEach(tree::set);
        return of(tree.root());
    }

    /** The same from a text; {@code source} stands for the file's name in messages. */
    public static BuildConfig parse(String text, String source) {
        return parse(text, source, List.of());
    }

    static BuildConfig parse(String text, String source, List<String> overrides) {
        YamlTree tree = YamlTree.parse(text, source);
        overrides.forEach(tree::set);
        return of(tree.root());
    }

    /** Everything by name and section, with defaults. */
    Map<String, Object> facts() {
        return written().facts();
    }

    private static BuildConfig of(ConfigMapping s) {
        s.checked("space", BuiltFacts.SPACE, BuildConfig::checkSpace);
        ConfigMapping images = s.section("images");
        ConfigMapping network = s.section("network");
        ConfigMapping r = s.section("recipe");
        String name = s.checked("name", "", BuildConfig::checkOwnName);
        int size = images.integer("size", 32, 4, Bounds.SIDE);
        int train = images.integer("train", 25_000, 1, Bounds.IMAGES);
        Recipe published = new Recipe(200, 256, 0.1, Recipe.Schedule.COSINE, 0, 0.9, true, 5e-4, 0, 0, 0, 0);
        BuildConfig c = new BuildConfig(
                name,
                OneLine.of(s.checked("title", name, BuildConfig::checkTitle)),
                images.checked("dataset", "", BuildConfig::checkName),
                train,
                images.integer("valid", 25_000, 1, Bounds.IMAGES),
                images.integer("test", 10_000, 1, Bounds.IMAGES),
                size,
                images.integer("classes", 10, 2, Bounds.CLASSES),
                images.integer("padding", size / 8, 0, Bounds.SIDE),
                images.flag("flip", true),
                network.integer("channels", 16, 1, Bounds.CHANNELS),
                network.integer("cells", 5, 1, Bounds.CELLS),
                recipe(r, published),
                proxies(s),
                s.longs("seeds", List.of(0L)));
        for (ConfigMapping part : List.of(images, network, r, s)) {
            part.done();
        }
        if (c.recipe.batch() > train) {
            throw new UsageException("recipe.batch: expected at most the " + train + " training images, found "
                    + c.recipe.batch() + ".");
        }
        c.seeds.stream().filter(n -> n < 0 || n > Integer.MAX_VALUE).findFirst().ifPresent(n -> {
            throw new UsageException("seeds: expected 0 to " + Integer.MAX_VALUE
                    + ", which the file of a benchmark can hold, found " + n + ".");
        });
        NetworkKits.of(SpaceKits.named(BuiltFacts.SPACE, "space"), "build").check(c.shape());
        return c;
    }

    private static Recipe recipe(ConfigMapping r, Recipe d) {
        return new Recipe(
                r.integer("epochs", d.epochs(), 1, Bounds.EPOCHS),
                r.integer("batch", d.batch(), 1, Bounds.IMAGES),
                r.number("rate", d.rate(), 0, Bounds.RATE),
                d.schedule(),
                r.integer("warmup", d.warmup(), 0, Bounds.EPOCHS),
                r.number("momentum", d.momentum(), 0, 1),
                r.flag("nesterov", d.nesterov()),
                r.number("weight_decay", d.decay(), 0, Bounds.RATE),
                r.number("clip", d.clip(), 0, Bounds.RATE),
                0,
                0,
                r.number("smoothing", d.smoothing(), 0, 1));
    }

    /** Refuses proxies with different scores for cells that are the same network: the table trains such a network only once. */
    private static List<String> proxies(ConfigMapping s) {
        List<String> chosen = s.wordsOrNone(
                PROXIES, List.of(), Proxies.all().stream().map(Proxy::name).toList());
        for (String name : chosen) {
            if (!Proxies.named(name).isOfFunction()) {
                throw new UsageException(PROXIES + ": expected some of "
                        + Proxies.all().stream()
                                .filter(Proxy::isOfFunction)
                                .map(Proxy::name)
                                .collect(Collectors.joining(", "))
                        + ", found '" + name + "', which differs between cells that are one network, trained once for"
                        + " all of them. The table has parameters and multiply-adds of each cell anyway; for others,"
                        + " use 'assay proxy sweep'.");
            }
        }
        return chosen;
    }

    private static void checkSpace(String space) {
        SpaceKit kit = SpaceKits.named(space, "space");
        if (!kit.name().equals(BuiltFacts.SPACE)) {
            throw new UsageException("space: expected " + BuiltFacts.SPACE + ", found '" + space
                    + "'. A table is built of a space whose architectures are few enough to train all of them, and whose"
                    + " networks all have the channels and cells of 'network'. Remove this line; or train single networks"
                    + " of the other space by 'assay train', and describe a table that you measured (docs/tables.md).");
        }
    }

    private static void checkTitle(String title) {
        if (title.length() > LONGEST_TITLE) {
            throw new UsageException(
                    "title: expected at most " + LONGEST_TITLE + " characters, found " + title.length() + ".");
        }
    }

    private static void checkName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new UsageException(
                    "name: expected up to 40 of a-z 0-9 -, found '" + name + "'. Give 'name:' in the file.");
        }
    }

    private static void checkOwnName(String name) {
        checkName(name);
        boolean taken = SpaceKits.all().stream().anyMatch(k -> name.equals(k.name()) || name.equals(k.shortName()));
        if (taken || Benchmark.isReserved(name)) {
            throw new UsageException("name: expected one that no other benchmark, space or table has, found '" + name
                    + "', which commands take for that. Give another 'name:' in the file.");
        }
    }

    /** The sizes of the networks. */
    public NetworkShape shape() {
        return new NetworkShape(channels, cells, classes, size);
    }

    /**
     * Everything with defaults, as a file that reads back as this configuration. If there are no proxies, they are not
     * mentioned.
     */
    public String yaml() {
        return written().text();
    }

    private YamlText written() {
        YamlText y = new YamlText();
        y.line("name", name).line("title", title).line("space", BuiltFacts.SPACE);
        y.open("images")
                .line("dataset", images)
                .line("train", train)
                .line("valid", valid)
                .line("test", test)
                .line("size", size)
                .line("classes", classes)
                .line("padding", padding)
                .line("flip", flip)
                .close();
        y.open("network").line("channels", channels).line("cells", cells).close();
        y.open("recipe")
                .line("epochs", recipe.epochs())
                .line("batch", recipe.batch())
                .line("rate", recipe.rate())
                .line("warmup", recipe.warmup())
                .line("momentum", recipe.momentum())
                .line("nesterov", recipe.nesterov())
                .line("weight_decay", recipe.decay())
                .line("clip", recipe.clip())
                .line("smoothing", recipe.smoothing())
                .close();
        if (!proxies.isEmpty()) { // so tables without proxies keep their texts and fingerprints
            y.line(PROXIES, proxies);
        }
        y.line("seeds", new ArrayList<Object>(seeds));
        return y;
    }

    /** As {@link #yaml}, but says also that there are no proxies. */
    public String allYaml() {
        return proxies.isEmpty() ? yaml() + PROXIES + ": []\n" : yaml();
    }

    /**
     * Everything that determines a training, except the seed: trainings with the same recipe can be in the same table. Name and
     * title are not part of it.
     */
    public Fingerprint fingerprint(String imagesSha256, String engine) {
        Map<String, Object> facts = written().facts();
        facts.keySet().removeAll(List.of("name", "title", "seeds"));
        facts.put("images_sha256", imagesSha256);
        facts.put("backend", engine);
        return Fingerprint.of(facts);
    }
}
