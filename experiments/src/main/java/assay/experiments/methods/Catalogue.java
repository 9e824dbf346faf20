package assay.experiments.methods;

import assay.core.truth.Benchmark;
import assay.experiments.config.MethodConfig;
import assay.experiments.config.MethodSpec;
import assay.experiments.config.Parameter;
import assay.experiments.config.Parameter.Whole;
import assay.experiments.config.Parameter.Word;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.search.EnsembleGumbel;
import assay.supernet.search.Method;
import assay.supernet.search.Methods;
import assay.supernet.search.Pick;
import assay.supernet.search.Search;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods that an experiment file can name: those of {@link Methods}, with the parameters that their parts have. A
 * method added there is here too.
 */
public final class Catalogue {
    private static final String NASBENCH101 = Benchmark.NASBENCH101.key();

    private Catalogue() {}

    /** In the order of {@code assay list methods}. */
    public static List<MethodSpec> methods() {
        return Stream.concat(
                        Methods.all().stream()
                                .map(m -> new MethodSpec(m.name(), about(m), parameters(m), elsewhere(m))),
                        TableMethods.specs().stream())
                .toList();
    }

    /** The proxies that a selection can score by. */
    public static List<String> proxies() {
        return Proxies.ALL.stream().map(Proxy::name).toList();
    }

    private static String about(Method m) {
        String parts = m.search()
                .map(s -> MethodTable.relaxation(s) + "; " + MethodTable.optimizer(s) + "; " + MethodTable.order(s)
                        + "; ")
                .orElse("");
        return parts + MethodTable.selection(m) + " (" + m.source() + ")";
    }

    /** Settings that programs of other spaces than NAS-Bench-201 have in place of the method's own. */
    private static Map<String, Map<String, Object>> elsewhere(Method m) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>(on101(m));
        Map<String, Object> darts = new LinkedHashMap<>(onDarts(m));
        if (m.pick() instanceof Pick.BestOf) {
            darts.put("proxy_cells", 8); // in all, as the published supernet
        }
        if (!darts.isEmpty()) {
            all.put("darts", darts);
        }
        return all;
    }

    /** Of quark0/darts, XinbangZhang/DATA-NAS and the DrNAS repository. */
    private static Map<String, Object> onDarts(Method m) {
        return switch (m.name()) {
            case "darts", "darts-tf" -> Map.of("updates", "alpha-then-weights");
            case "data" -> Map.of("derivation", "multinomial");
            case "drnas", "drnas-tf" -> Map.of("alpha_rate", 6e-4);
            case "drnas-progressive", "drnas-progressive-tf" ->
                Map.of("alpha_rate", 6e-4, "partial_first", 6, "partial_last", 4, "keep", 4);
            default -> Map.of();
        };
    }

    private static Map<String, Map<String, Object>> on101(Method m) {
        return switch (m.name()) {
            case "gdas", "gdas-tf" -> Map.of(NASBENCH101, Map.of("tau_last", 1.0));
            case "rsps" -> Map.of(NASBENCH101, Map.of("candidates", 1000, "judge_images", 640, "finalists", 5));
            default -> Map.of();
        };
    }

    private static List<Parameter> parameters(Method m) {
        List<Parameter> all = new ArrayList<>();
        m.search().ifPresent(s -> SearchTunables.of(s).forEach(t -> all.add(t.parameter())));
        if (m.pick() instanceof Pick.BestOf best) {
            all.add(new Whole("samples", best.samples(), 1, "cells drawn to choose among"));
            all.add(new Word("proxy", best.proxy(), proxies(), "scores the drawn cells; the highest wins"));
            all.add(new Whole("proxy_channels", 16, 1, "of the network that is scored"));
            all.add(new Whole("proxy_cells", 5, 1, "per stage of the network that is scored"));
        }
        if (m.pick() instanceof Pick.FewSkips few) {
            all.add(new Whole("skips", few.most(), 0, "skip connections that the normal cell may have"));
        }
        if (derives(m)) {
            all.add(new Word(
                    "derivation", "argmax", List.of("argmax", "multinomial"), "how a cell follows from probabilities"));
        }
        return all;
    }

    /** What trains a supernet; empty for methods that do not. */
    public static Optional<Search> search(MethodConfig c) {
        return TableMethods.has(c.method()) ? Optional.empty() : method(c).search();
    }

    private static boolean derives(Method m) {
        return m.pick() instanceof Pick.Argmax
                && m.search().filter(s -> s.relax() instanceof EnsembleGumbel).isPresent();
    }

    /** The composition that a configuration describes. */
    public static Method method(MethodConfig c) {
        Method m = Methods.named(c.method());
        Method tuned = m.with(s -> {
            Search search = s;
            for (Tunable<Search> t : SearchTunables.of(s)) {
                search = t.set().apply(search, c);
            }
            return search;
        });
        if (m.pick() instanceof Pick.BestOf) {
            return tuned.pick(new Pick.BestOf(c.integer("samples"), c.word("proxy")));
        }
        if (m.pick() instanceof Pick.FewSkips) {
            return tuned.pick(new Pick.FewSkips(c.integer("skips")));
        }
        return derives(m) && c.word("derivation").equals("multinomial")
                ? tuned.pick(new Pick.Multinomial(c.integer("draws")))
                : tuned;
    }
}
