package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.SearchSpace;
import assay.core.truth.Benchmark;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.Nearest;
import assay.internal.experiments.config.yaml.YamlText;
import assay.internal.experiments.config.yaml.YamlTree;
import assay.internal.experiments.work.Fingerprint;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.SupernetKit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One experiment: everything that may change a number, and nothing else. The folder of data, the number of workers and the
 * folder of the report are not part of it.
 *
 * @param name of the experiment, its folders and its report; by default the file's name
 * @param space name of the search space
 * @param methods each at most once, unless labels tell them apart
 * @param seeds each method is run once with each seed
 * @param diagnostics recorded for every search besides its losses and answers; each at most once
 * @param truth the questions about the architectures that are found
 * @param retrain how these are trained and measured, in a space of images without a table
 * @param text what searches read instead of images, in a space of language models
 */
public record ExperimentConfig(
        String name,
        String space,
        ImagesConfig images,
        SupernetConfig supernet,
        List<MethodConfig> methods,
        List<Long> seeds,
        List<MethodConfig> diagnostics,
        TruthConfig truth,
        Optional<RetrainConfig> retrain,
        Optional<TextConfig> text,
        ReportConfig report) {
    public ExperimentConfig {
        methods = List.copyOf(methods);
        seeds = List.copyOf(seeds);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Reads an experiment file.
     *
     * @param overrides {@code supernet.epochs=5}: each wins over the file
     * @param catalogue the methods that can be named
     * @throws UsageException naming line and column of what cannot be understood, and the most similar valid word
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static ExperimentConfig read(Path file, List<String> overrides, List<MethodSpec> catalogue) {
        String fileName = file.getFileName().toString();
        int dot = fileName.lastIndexOf('.');
        return parse(YamlTree.read(file), overrides, catalogue, dot > 0 ? fileName.substring(0, dot) : fileName);
    }

    /** The same from a text; {@code source} stands for the file's name in messages. */
    public static ExperimentConfig parse(
            String text, String source, List<String> overrides, List<MethodSpec> catalogue) {
        return parse(YamlTree.parse(text, source), overrides, catalogue, source);
    }

    private static ExperimentConfig parse(
            YamlTree tree, List<String> overrides, List<MethodSpec> catalogue, String standardName) {
        overrides.forEach(tree::set);
        ConfigMapping s = tree.root();
        String name = s.checked("name", standardName, ExperimentConfig::checkName);
        SpaceKit kit =
                SpaceKits.named(s.word("space", SpaceKits.standard().name(), SpaceKits.searchedNames()), "space");
        SearchSpace space = kit.search().orElseThrow();
        if (kit.readsText()) {
            return ofText(s, name, kit, catalogue);
        }
        Optional<SupernetKit> supernets = supernets(kit);
        ImagesConfig images = ImagesConfig.read(s.section("images"));
        Optional<RetrainConfig> retrain = kit.benchmark().isEmpty()
                ? Optional.of(RetrainConfig.read(s.section("retrain"), kit, images))
                : Optional.empty();
        TruthConfig truth = kit.benchmark()
                .map(b -> TruthConfig.read(s.section("truth"), b))
                .orElseGet(() -> retrain.orElseThrow().truth(space.name()));
        ExperimentConfig c = new ExperimentConfig(
                name,
                space.name(),
                images,
                supernets
                        .map(n -> SupernetConfig.read(s.section("supernet"), SupernetConfig.published(n)))
                        .orElseGet(SupernetConfig::none),
                MethodList.methods(s, "methods", judged(catalogue, truth), judge(truth)),
                s.longs("seeds", List.of(0L)),
                MethodList.diagnostics(s, "diagnostics", DiagnosticSpecs.all(), DiagnosticSpecs.standard(supernets)),
                truth,
                retrain,
                Optional.empty(),
                ReportConfig.read(s.section("report")));
        s.done();
        return c;
    }

    /** Reads an experiment on language models, which has texts instead of images. */
    private static ExperimentConfig ofText(ConfigMapping s, String name, SpaceKit kit, List<MethodSpec> catalogue) {
        ConfigMapping supernet = s.section("supernet");
        TextConfig text = TextConfig.read(s.section("text"), supernet, s.section("retrain"));
        TruthConfig truth = text.truth(kit);
        ExperimentConfig c = new ExperimentConfig(
                name,
                kit.name(),
                ImagesConfig.none(),
                TextConfig.training(supernet),
                MethodList.methods(s, "methods", judged(catalogue, truth), judge(truth)),
                s.longs("seeds", List.of(0L)),
                MethodList.diagnostics(s, "diagnostics", DiagnosticSpecs.all(), DiagnosticSpecs.ofTexts()),
                truth,
                Optional.empty(),
                Optional.of(text),
                ReportConfig.read(s.section("report")));
        s.done();
        return c;
    }

    private static List<MethodSpec> judged(List<MethodSpec> catalogue, TruthConfig truth) {
        Benchmark judge = judge(truth);
        return catalogue.stream().map(m -> m.on(judge)).toList();
    }

    /** The table that methods and programs ask. Unless they say otherwise, they ask what the report is about first. */
    private static Benchmark judge(TruthConfig truth) {
        Benchmark table = truth.benchmark();
        return table.described().isPresent()
                ? table.first(table.dataset(truth.datasets().get(0)))
                : table;
    }

    private static Optional<SupernetKit> supernets(SpaceKit kit) {
        return NetworkKits.find(kit).flatMap(NetworkKit::supernets);
    }

    static void checkName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
            throw new UsageException("name: expected up to 80 of A-Z a-z 0-9 . _ - (it names a folder), found '" + name
                    + "'. Give 'name:' in the file or --set name=NAME.");
        }
    }

    /** This experiment with only these methods, in this order. A method that it does not name gets its defaults. */
    public ExperimentConfig withMethods(List<String> names, List<MethodSpec> catalogue) {
        List<MethodSpec> here = judged(catalogue, truth);
        List<MethodConfig> chosen = names.stream()
                .map(n -> methods.stream()
                        .filter(m -> m.name().equals(n))
                        .findFirst()
                        .orElseGet(() -> standard(n, here)))
                .toList();
        if (chosen.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new UsageException("--methods: expected each method once, at least one, found " + names + ".");
        }
        return new ExperimentConfig(
                name, space, images, supernet, chosen, seeds, diagnostics, truth, retrain, text, report);
    }

    /** This experiment as it is for one of its methods, which may train its supernet in another way. */
    public ExperimentConfig of(MethodConfig method) {
        return new ExperimentConfig(
                name,
                space,
                images,
                supernet.with(method.training()),
                methods,
                seeds,
                diagnostics,
                truth,
                retrain,
                text,
                report);
    }

    /** This experiment with these methods and seeds. */
    public ExperimentConfig with(List<MethodConfig> methods, List<Long> seeds) {
        return new ExperimentConfig(
                name, space, images, supernet, methods, seeds, diagnostics, truth, retrain, text, report);
    }

    /** Everything that stays the same if an experiment gets more methods or seeds, or other texts. */
    public Fingerprint frame() {
        Map<String, Object> all = facts();
        all.keySet().removeAll(List.of("name", "methods", "seeds", "report"));
        return Fingerprint.of(all);
    }

    /** Whether the other is this experiment, possibly with fewer methods and seeds. */
    public boolean contains(ExperimentConfig other) {
        return name.equals(other.name)
                && frame().equals(other.frame())
                && methods.containsAll(other.methods)
                && seeds.containsAll(other.seeds);
    }

    private static MethodConfig standard(String name, List<MethodSpec> catalogue) {
        List<String> names = catalogue.stream().map(MethodSpec::name).toList();
        if (!names.contains(name)) {
            throw new UsageException("--methods: expected names of " + String.join(", ", names) + ", found '" + name
                    + "'." + Nearest.hint(name, names));
        }
        return catalogue.get(names.indexOf(name)).standard();
    }

    /**
     * Everything that determines which architectures are found, except method and seed; not the questions that are asked about
     * them later.
     */
    public Map<String, Object> searchFacts() {
        Map<String, Object> all = facts();
        all.keySet().retainAll(List.of("space", "images", "text", "supernet", "diagnostics"));
        return all;
    }

    /** Everything by name and section, with defaults. */
    public Map<String, Object> facts() {
        return written().facts();
    }

    /** Everything with defaults, as an experiment file that reads back as this configuration. */
    public String yaml() {
        return written().text();
    }

    private YamlText written() {
        YamlText y = new YamlText();
        y.line("name", name).line("space", space);
        text.ifPresentOrElse(t -> t.writeText(y), () -> writeImages(y));
        if (text.isPresent()) {
            text.get().writeSupernet(y, supernet);
        } else if (supernets(SpaceKits.named(space, "space")).isPresent()) {
            writeSupernet(y);
        }
        y.open("methods");
        methods.forEach(m -> y.item(m.name(), m.values()));
        y.close();
        y.line("seeds", new ArrayList<Object>(seeds));
        if (diagnostics.isEmpty()) {
            y.line("diagnostics", List.of());
        } else {
            y.open("diagnostics");
            diagnostics.forEach(d -> y.item(d.name(), d.values()));
            y.close();
        }
        if (text.isPresent()) {
            text.get().writeRetrain(y);
        } else {
            retrain.ifPresentOrElse(r -> r.write(y), () -> truth.write(y));
        }
        report.write(y);
        return y;
    }

    private void writeImages(YamlText y) {
        y.open("images")
                .line("dataset", images.dataset())
                .line("train", images.train())
                .line("valid", images.valid())
                .line("size", images.size())
                .line("padding", images.padding())
                .line("flip", images.flip())
                .line("cutout", images.cutout())
                .close();
    }

    private void writeSupernet(YamlText y) {
        y.open("supernet")
                .line("channels", supernet.channels())
                .line("cells", supernet.cells())
                .line("conv_bias", supernet.convBias())
                .line("epochs", supernet.epochs())
                .line("batch", supernet.batch())
                .line("weight_rate", supernet.weightRate())
                .line("weight_rate_min", supernet.weightRateMin())
                .line("momentum", supernet.momentum())
                .line("nesterov", supernet.nesterov())
                .line("weight_decay", supernet.weightDecay())
                .line("clip", supernet.clip())
                .close();
    }
}
