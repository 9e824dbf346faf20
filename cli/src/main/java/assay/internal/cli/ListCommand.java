package assay.internal.cli;

import assay.core.error.AssayException;
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
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.methods.Departures;
import assay.internal.experiments.methods.MethodTable;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.Benchmarks;
import assay.supernet.search.method.Departure;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay list}: what can be named in an experiment file and in queries. */
@Command(
        name = "list",
        description =
                "List what can be named: search methods with their parts and parameters, data sets, proxies, spaces, published"
                        + " genotypes of DARTS' spaces; where methods depart from their papers; what can be recorded about a search; and the stores' tables with"
                        + " the files they were imported from.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay list methods", "  assay list datasets --json"})
final class ListCommand extends AssayCommand {
    /** The lists. */
    enum What {
        methods,
        departures,
        diagnostics,
        datasets,
        proxies,
        spaces,
        genotypes,
        stores
    }

    @Parameters(paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}.")
    private What what;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'list'.")
    private boolean json;

    @Override
    public Integer call() {
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
            case proxies -> names(items, Catalogue.proxies());
            case spaces -> names(items, ExperimentConfig.SPACES);
            case genotypes -> {
                PublishedDarts.all().forEach(g -> genotype(items, g));
                PublishedRecurrent.all().forEach(g -> genotype(items, g));
            }
            case stores -> stores(items);
        }
        if (json) {
            Json.print(out(), answer);
        } else if (what == What.departures) {
            out().print(Departures.page());
        } else {
            if (what == What.methods) {
                table();
            }
            items.forEach(item -> {
                String about = item.path("about").asText(item.path("used_for").asText());
                out().println(Printable.of((pad(item.path("name").asText()) + about).stripTrailing()));
                item.path("sources")
                        .forEach(s -> out().println("    " + s.path("about").asText()));
                if (item.has("text")) {
                    out().println("    " + item.path("text").asText());
                }
                item.path("parameters").forEach(p -> out().println("    "
                        + p.path("name").asText() + ": " + p.path("default").asText() + "  # "
                        + p.path("about").asText()));
            });
        }
        return 0;
    }

    private static String pad(String name) {
        return name + " ".repeat(Math.max(2, 18 - name.length()));
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

    /** The parts of all methods in columns; parameters follow below it. */
    private void table() {
        List<Map<String, String>> rows =
                Catalogue.methods().stream().map(MethodTable::row).toList();
        List<String> columns = List.copyOf(rows.get(0).keySet());
        List<Integer> widths = columns.stream()
                .map(c -> rows.stream().mapToInt(r -> r.get(c).length()).max().orElse(0))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(line(columns, widths));
        rows.forEach(r -> lines.add(line(columns.stream().map(r::get).toList(), widths)));
        lines.forEach(l -> out().println(l));
        out().println();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int width = Math.max(widths.get(i), i == 0 ? "method".length() : 11);
            s.append(cells.get(i))
                    .append(" ".repeat(Math.max(0, width - cells.get(i).length()) + 2));
        }
        return s.toString().stripTrailing();
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
                // The others are there.
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

    private static void names(ArrayNode items, List<String> names) {
        names.forEach(n -> items.addObject().put("name", n));
    }
}
