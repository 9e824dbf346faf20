package assay.internal.cli;

import assay.core.error.AssayException;
import assay.core.kit.KnownArchitecture;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.setting.Setting;
import assay.core.truth.Dataset;
import assay.internal.data.store.StoreSource;
import assay.internal.experiments.config.DiagnosticSpecs;
import assay.internal.experiments.config.ImagesConfig;
import assay.internal.experiments.config.MethodSpec;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.methods.MethodTable;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.Benchmarks;
import assay.internal.proxies.study.ProxyRule;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.search.method.Departure;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The items of {@code assay list}, as JSON. */
final class ListItems {
    private final ArrayNode items;

    /** @param items gets them */
    ListItems(ArrayNode items) {
        this.items = items;
    }

    void methods() {
        Catalogue.methods().forEach(m -> describe(m, items.addObject()));
    }

    void departures() {
        Methods.all().forEach(this::departures);
    }

    void diagnostics() {
        DiagnosticSpecs.all().forEach(d -> named(d, items.addObject()));
    }

    void datasets() {
        Dataset.values().forEach(d -> dataset(d.key(), "table"));
        Benchmarks.built().forEach(b -> b.datasets().forEach(d -> dataset(d.key(), "table " + b.key())));
        ImagesConfig.DATASETS.forEach(d -> dataset(d, "images"));
    }

    void spaces() {
        SpaceKits.searchedNames().forEach(n -> items.addObject().put("name", n));
    }

    void genotypes() {
        SpaceKits.all().forEach(kit -> kit.known().forEach(k -> genotype(kit, k)));
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

    private void genotype(SpaceKit kit, KnownArchitecture k) {
        ObjectNode item = items.addObject()
                .put("name", k.name())
                .put("space", kit.name())
                .put("about", k.about())
                .put("text", k.genotype().text())
                .put("literal", k.literal());
        k.counts().forEach(item::put);
    }

    private void departures(Method m) {
        for (Departure d : m.told()) {
            items.addObject()
                    .put("name", m.name())
                    .put("paper", d.paper())
                    .put("code", d.code())
                    .put("here", d.here());
        }
    }

    private void dataset(String name, String use) {
        items.addObject().put("name", name).put("used_for", use);
    }

    /** @param refused is told of stores that cannot be read; the others are listed */
    void stores(Consumer<String> refused) {
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
                refused.accept(e.getMessage());
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

    void proxies() {
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
}
