package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.space.recurrent.RecurrentSpace;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An experiment in the space of recurrent cells: searches on a text, then language models of the found cells, trained and measured. Everything that may
 * change a number, and nothing else.
 *
 * @param name of the experiment, its folders and its report; by default the file's name
 * @param text what is searched on
 * @param search how the supernet is trained
 * @param methods each at most once, unless labels tell them apart
 * @param seeds each method searches once with each
 * @param retrain how the found cells are trained and measured
 */
public record TextExperimentConfig(
        String name, Text text, TextSearch search, List<MethodConfig> methods, List<Long> seeds, Retrain retrain) {
    /** The name of the space, which tells these files from the others. */
    public static final String SPACE = RecurrentSpace.published().name();

    /** The text that the program carries. */
    public static final String EMBEDDED = "moby-mini";

    private static final List<String> DATASETS = List.of("ptb", "wikitext2", EMBEDDED, "text");
    private static final int MOST_WORDS = 1 << 24;
    private static final int MOST_HIDDEN = 4096;

    public TextExperimentConfig {
        methods = List.copyOf(methods);
        seeds = List.copyOf(seeds);
    }

    /**
     * The text that a search reads.
     *
     * @param dataset {@code ptb}, {@code wikitext2}, {@code moby-mini}, or {@code text} for any folder
     * @param train the first so many words of training; 0: all
     * @param valid the first so many of validation, which the architecture learns from; 0: all
     */
    public record Text(String dataset, int train, int valid) {}

    /**
     * The language model that holds every cell, and its training: SGD without momentum at a constant rate.
     *
     * @param hidden units, also of the words' vectors
     * @param batch columns of both texts
     * @param bptt usual steps of a segment
     * @param weightRate of a segment of the usual length
     * @param clip largest norm of the weights' gradient; 0: any
     * @param released whether the second order is as released: it leaves the words' matrix where it is, and its factor has no bound
     */
    public record TextSearch(
            int hidden,
            int batch,
            int bptt,
            int epochs,
            double weightRate,
            double weightDecay,
            double clip,
            boolean released) {}

    /**
     * The training of a found cell; what is not here is as published on its text.
     *
     * @param dataset another one than the search's is a transfer
     * @param seeds each found cell is trained once with each
     */
    public record Retrain(String dataset, int hidden, int batch, int epochs, double rate, List<Long> seeds) {
        public Retrain {
            seeds = List.copyOf(seeds);
        }
    }

    /** Whether an experiment file, with these overrides, is of this space. */
    public static boolean isOne(Path file, List<String> overrides) {
        YamlTree tree = YamlTree.read(file);
        overrides.forEach(tree::set);
        return tree.root().checked("space", "", w -> {}).equals(SPACE);
    }

    /**
     * Reads an experiment file.
     *
     * @throws UsageException naming line and column of what cannot be understood
     */
    public static TextExperimentConfig read(Path file, List<String> overrides, List<MethodSpec> catalogue) {
        String fileName = file.getFileName().toString();
        int dot = fileName.lastIndexOf('.');
        return parse(YamlTree.read(file), overrides, catalogue, dot > 0 ? fileName.substring(0, dot) : fileName);
    }

    /** The same from a text; {@code source} stands for the file's name. */
    public static TextExperimentConfig parse(
            String text, String source, List<String> overrides, List<MethodSpec> catalogue) {
        return parse(YamlTree.parse(text, source), overrides, catalogue, source);
    }

    private static TextExperimentConfig parse(
            YamlTree tree, List<String> overrides, List<MethodSpec> catalogue, String standardName) {
        overrides.forEach(tree::set);
        ConfigMapping s = tree.root();
        String name = s.checked("name", standardName, ExperimentConfig::checkName);
        s.word("space", SPACE, List.of(SPACE));
        Text text = text(s.section("text"));
        Retrain retrain = retrain(s.section("retrain"), text);
        Benchmark judge = Benchmark.trained(
                SPACE, List.of(new Dataset(retrain.dataset(), retrain.dataset(), 1, 1)), retrain.epochs());
        List<MethodSpec> here = catalogue.stream().map(m -> m.on(judge)).toList();
        TextExperimentConfig c = new TextExperimentConfig(
                name,
                text,
                search(s.section("supernet")),
                s.methods("methods", here, judge),
                s.longs("seeds", List.of(0L)),
                retrain);
        s.done();
        return c;
    }

    private static Text text(ConfigMapping s) {
        Text t = new Text(
                s.word("dataset", "ptb", DATASETS),
                s.integer("train", 0, 0, MOST_WORDS),
                s.integer("valid", 0, 0, MOST_WORDS));
        s.done();
        return t;
    }

    /** Where nothing is said, as published. */
    private static TextSearch search(ConfigMapping s) {
        TextSearch t = new TextSearch(
                s.integer("hidden", 300, 1, MOST_HIDDEN),
                s.integer("batch", 256, 2, Bounds.IMAGES),
                s.integer("bptt", 35, 2, 1000),
                s.integer("epochs", 50, 1, Bounds.EPOCHS),
                s.number("weight_rate", 20, 0, Bounds.RATE),
                s.number("weight_decay", 5e-7, 0, Bounds.RATE),
                s.number("clip", 0.25, 0, Bounds.RATE),
                s.word("second_order", "released", List.of("released", "corrected"))
                        .equals("released"));
        s.done();
        return t;
    }

    private static Retrain retrain(ConfigMapping s, Text searched) {
        String dataset = s.word("dataset", searched.dataset(), DATASETS);
        boolean wikitext = dataset.equals("wikitext2");
        Retrain r = new Retrain(
                dataset,
                s.integer("hidden", wikitext ? 700 : 850, 1, MOST_HIDDEN),
                s.integer("batch", 64, 1, Bounds.IMAGES),
                s.integer("epochs", 1600, 1, Bounds.EPOCHS),
                s.number("rate", 20, 0, Bounds.RATE),
                s.longs("seeds", List.of(0L)));
        s.done();
        return r;
    }

    /**
     * This experiment with some of its methods.
     *
     * @throws UsageException if it has not all of them
     */
    public TextExperimentConfig withMethods(List<String> names) {
        List<String> own = methods.stream().map(MethodConfig::name).toList();
        if (names.isEmpty() || !own.containsAll(names)) {
            throw new UsageException(
                    "--methods: expected some of " + String.join(", ", own) + ", found " + names + ".");
        }
        List<MethodConfig> some =
                methods.stream().filter(m -> names.contains(m.name())).toList();
        return new TextExperimentConfig(name, text, search, some, seeds, retrain);
    }

    /** What decides the cells that a method finds with a seed, but the method and the seed. */
    public Map<String, Object> searchFacts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("space", SPACE);
        facts.put("text", text);
        facts.put("supernet", search);
        return facts;
    }

    /** Everything, defaults included, as a file that reads back as this configuration. */
    public String yaml() {
        YamlText y = new YamlText();
        y.line("name", name).line("space", SPACE);
        y.open("text")
                .line("dataset", text.dataset())
                .line("train", text.train())
                .line("valid", text.valid())
                .close();
        y.open("supernet")
                .line("hidden", search.hidden())
                .line("batch", search.batch())
                .line("bptt", search.bptt())
                .line("epochs", search.epochs())
                .line("weight_rate", search.weightRate())
                .line("weight_decay", search.weightDecay())
                .line("clip", search.clip())
                .line("second_order", search.released() ? "released" : "corrected")
                .close();
        y.open("methods");
        methods.forEach(m -> y.item(m.name(), m.values()));
        y.close();
        y.line("seeds", new ArrayList<Object>(seeds));
        y.open("retrain")
                .line("dataset", retrain.dataset())
                .line("hidden", retrain.hidden())
                .line("batch", retrain.batch())
                .line("epochs", retrain.epochs())
                .line("rate", retrain.rate())
                .line("seeds", new ArrayList<Object>(retrain.seeds()))
                .close();
        return y.text();
    }
}
