package assay.internal.cli;

import assay.core.error.AssayException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.setting.Setting;
import assay.core.space.darts.CostDarts;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.PublishedDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.core.space.recurrent.PublishedRecurrent;
import assay.core.truth.Dataset;
import assay.internal.core.text.Printable;
import assay.internal.data.store.StoreSource;
import assay.internal.experiments.config.DiagnosticSpecs;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.ImagesConfig;
import assay.internal.experiments.config.MethodSpec;
import assay.internal.experiments.config.Nearest;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.methods.Departures;
import assay.internal.experiments.methods.MethodTable;
import assay.internal.experiments.methods.MethodsPage;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.Benchmarks;
import assay.internal.proxies.study.ProxyRule;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.search.method.Departure;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay list}: the names for experiment files and queries. */
@Command(
        name = "list",
        header = "List methods, proxies, spaces, data sets, stores.",
        description =
                "List the names that commands know: search methods with their parts and parameters, data sets, proxies, spaces, published"
                        + " genotypes of DARTS' spaces and published numbers; where methods depart from their papers; what can be recorded about a search; and the stores' tables with"
                        + " the files from which they were imported.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay list methods",
            "  assay list methods drnas",
            "  assay list published data --space darts",
            "  assay list datasets --json"
        })
final class ListCommand extends AssayCommand {
    /** Columns of a terminal, and where in the list of methods their description begins. */
    private static final int WIDTH = 100;

    private static final int ABOUT = 24;

    /** The lists. */
    enum What {
        methods("search methods; with a name its parts and parameters"),
        departures("where methods depart from their papers and released code"),
        diagnostics("what can be recorded of a search"),
        datasets("data sets of tables, and images"),
        proxies("zero-cost proxies; with a name what it computes, on what, and where it is undefined"),
        spaces("search spaces"),
        genotypes("published cells"),
        published("numbers that papers print, and which of them an experiment measures again"),
        stores("tables that are there, and the files that they were imported from");

        private final String about;

        What(String about) {
            this.about = about;
        }
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            description = "One of ${COMPLETION-CANDIDATES}. Without it these are explained.")
    private What what;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Only the one of this name, in detail.")
    private String name;

    @Option(names = "--space", paramLabel = "SPACE", description = "Of published numbers those of this space.")
    private String space;

    @Option(names = "--csv", description = "Published numbers as CSV with a header.")
    private boolean csv;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'list'.")
    private boolean json;

    @Option(names = "--markdown", description = "Of methods: all as a page, docs/methods.md.")
    private boolean markdown;

    @Override
    public Integer call() {
        if (markdown) {
            if (what != What.methods || name != null || json) {
                throw new UsageException("list --markdown: expected 'list methods --markdown' and nothing more.");
            }
            out().print(MethodsPage.page());
            return 0;
        }
        if (what == null) {
            Arrays.stream(What.values()).forEach(w -> out().println(pad(w.name()) + w.about));
            return 0;
        }
        if (what != What.published && (space != null || csv)) {
            throw new UsageException((csv ? "--csv" : "--space") + ": expected with 'list published', found 'list "
                    + what + "'. Leave it out.");
        }
        if (what == What.published && !json) {
            PublishedList found = new PublishedList(space, name);
            if (csv) {
                found.csv(out());
            } else {
                found.text(out());
            }
            return 0;
        }
        ObjectNode answer = Json.answer("list").put("of", what.name());
        ArrayNode items = answer.putArray("items");
        switch (what) {
            case methods -> Catalogue.methods().forEach(m -> describe(m, items.addObject()));
            case departures -> Methods.all().forEach(m -> departures(m, items));
            case diagnostics -> DiagnosticSpecs.all().forEach(d -> named(d, items.addObject()));
            case datasets -> {
                Dataset.values().forEach(d -> dataset(items, d.key(), "table"));
                Benchmarks.built().forEach(b -> b.datasets().forEach(d -> dataset(items, d.key(), "table " + b.key())));
                ImagesConfig.DATASETS.forEach(d -> dataset(items, d, "images"));
            }
            case proxies -> proxies(items);
            case spaces -> names(items, ExperimentConfig.SPACES);
            case genotypes -> {
                PublishedDarts.all().forEach(g -> genotype(items, g));
                PublishedRecurrent.all().forEach(g -> genotype(items, g));
            }
            case published -> new PublishedList(space, name).json(items);
            case stores -> stores(items);
        }
        if (name != null && what != What.published) {
            choose(items);
        }
        if (json) {
            Json.print(out(), answer);
        } else if (what == What.departures && name == null) {
            out().print(Departures.page());
        } else if (what == What.methods && name == null) {
            items.forEach(this::line);
        } else {
            items.forEach(this::detail);
        }
        return 0;
    }

    private void choose(ArrayNode items) {
        Set<String> names = new LinkedHashSet<>();
        items.forEach(item -> names.add(item.path("name").asText()));
        if (!names.contains(name)) {
            throw new UsageException("list " + what + ": expected one of " + String.join(", ", names) + ", found '"
                    + name + "'." + Nearest.hint(name, names));
        }
        for (int i = items.size() - 1; i >= 0; i--) {
            if (!items.get(i).path("name").asText().equals(name)) {
                items.remove(i);
            }
        }
    }

    /** A method's name, and beside it what it is, in as many lines as that takes. */
    private void line(JsonNode item) {
        String gap = " ".repeat(ABOUT);
        StringBuilder lines = new StringBuilder(padded(item.path("name").asText(), ABOUT));
        int used = lines.length();
        for (String word : item.path("source").asText().split(" ")) {
            if (used + word.length() > WIDTH) {
                lines.append(System.lineSeparator()).append(gap);
                used = gap.length();
            }
            lines.append(word).append(' ');
            used += word.length() + 1;
        }
        lines.toString().lines().forEach(l -> out().println(l.stripTrailing()));
    }

    private void detail(JsonNode item) {
        String about = item.path("about").asText(item.path("used_for").asText());
        out().println(Printable.of((pad(item.path("name").asText()) + about).stripTrailing()));
        item.path("sources").forEach(s -> out().println("    " + s.path("about").asText()));
        for (String field : List.of("text", "paper", "code", "here")) {
            if (item.has(field)) {
                out().println("    " + (field.equals("text") ? "" : field + ": ")
                        + item.path(field).asText());
            }
        }
        if (name != null) {
            item.path("facts").properties().forEach(f -> out().println(
                            "    " + f.getKey() + ": " + f.getValue().asText()));
        }
        item.path("parameters").forEach(p -> out().println("    "
                + p.path("name").asText() + ": " + p.path("default").asText() + "  # "
                + p.path("about").asText()));
    }

    private static String pad(String name) {
        return padded(name, 18);
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(Math.max(2, width - name.length()));
    }

    private static void describe(MethodSpec method, ObjectNode item) {
        named(method, item);
        MethodTable.row(method).forEach((column, text) -> {
            if (!column.equals("method")) {
                item.put(column, text);
            }
        });
    }

    private static void named(MethodSpec method, ObjectNode item) {
        item.put("name", method.name()).put("about", method.about());
        ArrayNode parameters = item.putArray("parameters");
        for (Setting p : method.parameters()) {
            List<String> others = method.elsewhere().entrySet().stream()
                    .filter(e -> e.getValue().containsKey(p.name()))
                    .map(e -> e.getValue().get(p.name()) + where(e.getKey()))
                    .toList();
            parameters
                    .addObject()
                    .put("name", p.name())
                    .putPOJO("default", p.standard())
                    .put("about", p.about() + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")"));
        }
    }

    private static String where(String judge) {
        return SpaceKits.benchmark(judge)
                .map(b -> " where " + b.title() + " judges")
                .orElse(" in space " + judge);
    }

    private static void genotype(ArrayNode items, PublishedDarts g) {
        CostDarts cifar = CostDarts.of(g.genotype(), SkeletonDarts.cifar(true));
        CostDarts imageNet = CostDarts.of(g.genotype(), SkeletonDarts.imageNet(false));
        items.addObject()
                .put("name", g.name())
                .put("space", DartsSpace.darts().name())
                .put("about", g.about())
                .put("text", g.genotype().text())
                .put("literal", g.genotype().python())
                .put("cifar_params", cifar.params())
                .put("cifar_params_with_auxiliary", cifar.params() + cifar.auxiliaryParams())
                .put("cifar_multiply_adds", cifar.multiplyAdds())
                .put("imagenet_params", imageNet.params())
                .put("imagenet_multiply_adds", imageNet.multiplyAdds());
    }

    private static void genotype(ArrayNode items, PublishedRecurrent g) {
        SpaceKit kit = SpaceKits.of(g.genotype());
        ObjectNode item = items.addObject()
                .put("name", g.name())
                .put("space", kit.name())
                .put("about", "recurrent cell of " + g.about())
                .put("text", g.genotype().text())
                .put("literal", g.genotype().python());
        kit.params(g.genotype()).forEach((text, params) -> item.put(text + "_params", params));
    }

    private static void departures(Method m, ArrayNode items) {
        for (Departure d : m.told()) {
            items.addObject()
                    .put("name", m.name())
                    .put("paper", d.paper())
                    .put("code", d.code())
                    .put("here", d.here());
        }
    }

    private static void dataset(ArrayNode items, String name, String use) {
        items.addObject().put("name", name).put("used_for", use);
    }

    private void stores(ArrayNode items) {
        List<Path> there = AssayHome.stores();
        for (Path store : there) {
            ObjectNode item = items.addObject()
                    .put("name", store.getFileName().toString())
                    .put("path", store.toString());
            ArrayNode sources = item.putArray("sources");
            try {
                List<StoreSource> all = StoreSource.of(store);
                all.forEach(s -> describe(s, sources.addObject()));
                boolean packed = all.stream().anyMatch(s -> s.format().equals(StoreSource.PACKED));
                if (Benchmarks.isMadeOfEmbedded(store)) {
                    item.put("answers", "embedded").put("about", "comes with the program");
                } else if (packed) {
                    item.put("answers", "imported, embedded")
                            .put("about", "imported; what the files lack comes with the program");
                } else {
                    item.put("answers", "imported").put("about", "imported");
                }
            } catch (AssayException e) {
                // The others can still be listed.
                err().println("assay: list: " + e.getMessage());
            }
        }
        Benchmarks.embedded().stream()
                .filter(b -> !there.contains(AssayHome.truth(b)))
                .forEach(b -> items.addObject()
                        .put("name", b)
                        .put("answers", "embedded")
                        .put("about", "comes with the program; its store is made at the first question"));
    }

    private static void describe(StoreSource s, ObjectNode item) {
        item.put("source", s.name())
                .put("format", s.format())
                .put("files", s.files())
                .put("bytes", s.bytes())
                .put("sha256", s.sha256())
                .put("checksum", s.checksum())
                .put("importer", s.importer())
                .put("imported_at", s.importedAt())
                .put("about", s.words());
    }

    private static void proxies(ArrayNode items) {
        items.addObject()
                .put("name", ProxyRule.AZ_NAS)
                .put(
                        "about",
                        "rank product of " + String.join(", ", ProxyRule.parts(ProxyRule.AZ_NAS))
                                + ": of several architectures, never of one");
        for (Proxy p : Proxies.all()) {
            ObjectNode item = items.addObject().put("name", p.name());
            p.facts().ifPresent(f -> item.put("about", f.measures())
                    .putObject("facts")
                    .put("source", f.source())
                    .put("input", f.input())
                    .put("initialisation", f.initialisation())
                    .put("normalisation", f.normalisation())
                    .put("layers", f.layers())
                    .put("undefined", f.undefined())
                    .put("sign", "larger is better")
                    .put("scored for", p.isOfFunction() ? "each class of equal networks" : "each cell"));
        }
    }

    private static void names(ArrayNode items, List<String> names) {
        names.forEach(n -> items.addObject().put("name", n));
    }
}
