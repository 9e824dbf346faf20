package assay.internal.experiments.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.setting.Setting;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.MethodSpec;
import assay.supernet.network.Norms;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.DirichletAnchor;
import assay.supernet.search.learn.DistributionConstraint;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Order;
import assay.supernet.search.learn.Variational;
import assay.supernet.search.method.Departure;
import assay.supernet.search.method.Finish;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Pick;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.search.relax.EnsembleGumbel;
import assay.supernet.search.relax.HardGumbel;
import assay.supernet.search.relax.Simplex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static Stream<MethodSpec> methods() {
        return Catalogue.methods().stream().filter(m -> !AskingMethods.has(m.name()));
    }

    /** The method's configuration with some values in place of defaults. */
    private static MethodConfig config(String name, Map<String, Object> given) {
        MethodSpec spec =
                methods().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        spec.parameters().forEach(p -> values.put(p.name(), p.standard()));
        given.forEach((key, value) -> {
            assertTrue(values.containsKey(key), name + " has no " + key);
            values.put(key, value);
        });
        return new MethodConfig(name, values);
    }

    private static Search search(String name, Map<String, Object> given) {
        return Catalogue.method(config(name, given)).search().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyDefault_isTheCataloguesOwn(MethodSpec spec) {
        assertEquals(Methods.named(spec.name()), Catalogue.method(config(spec.name(), Map.of())));
    }

    /** Each parameter, set to another value, changes the composition: none is declared and forgotten. */
    @ParameterizedTest
    @MethodSource("methods")
    void everyParameter_changesTheMethod(MethodSpec spec) {
        for (Setting p : spec.parameters()) {
            assertNotEquals(
                    Methods.named(spec.name()),
                    Catalogue.method(config(spec.name(), Map.of(p.name(), other(p)))),
                    spec.name() + "." + p.name());
        }
    }

    private static Object other(Setting p) {
        return p.fold(
                whole -> whole.standardInt() + 1,
                real -> real.standardDouble() < real.max() / 2 ? real.standardDouble() + real.max() / 2 : real.min(),
                choice -> choice.words().stream()
                        .filter(v -> !v.equals(p.standard()))
                        .findFirst()
                        .orElseThrow());
    }

    /** If trainings judge, there is no table. The defaults are still those of the space. */
    @Test
    void defaultsOfASpace_holdWhereNoTableJudges() {
        Benchmark trainings = Benchmark.trained("darts", List.of(Dataset.CIFAR10), 600);
        assertEquals("alpha-then-weights", standard("darts", trainings, "updates"));
        assertEquals("weights-then-alpha", standard("darts", Benchmark.NASBENCH201, "updates"));
        assertEquals("alpha-then-weights", standard("darts", Benchmark.NASBENCH101, "updates"));
        assertEquals("alpha-then-weights", standard("gdas", Benchmark.NASBENCH101, "updates"));
        assertEquals("multinomial", standard("data", trainings, "derivation"));
        assertEquals(280, standard("random-search", Benchmark.NASBENCH101, "trainings"));
    }

    private static Object standard(String method, Benchmark judge, String parameter) {
        return Catalogue.methods().stream()
                .filter(m -> m.name().equals(method))
                .flatMap(m -> m.on(judge).parameters().stream())
                .filter(p -> p.name().equals(parameter))
                .map(p -> p.standard())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesAreUnique_andParametersWithinAMethodToo() {
        Set<String> names = new HashSet<>();
        methods().forEach(m -> {
            assertTrue(names.add(m.name()), m.name());
            Set<String> own = new HashSet<>();
            m.parameters().forEach(p -> assertTrue(own.add(p.name()), m.name() + "." + p.name()));
        });
        assertTrue(names.containsAll(List.of(
                "darts",
                "darts-2nd",
                "darts-pt",
                "data",
                "drnas",
                "drnas-progressive",
                "balenas",
                "balenas-2nd",
                "snas",
                "gdas",
                "pc-darts",
                "rsps",
                "setn",
                "enas",
                "balenas-tf",
                "drnas-tf",
                "gdas-tf",
                "data-tf")));
    }

    @Test
    void published_behaviourIsAnOption() {
        assertEquals(
                Order.SECOND_EXACT,
                search("darts-2nd", Map.of("order", "second-exact")).order());
        Search kl = search("drnas", Map.of("anchor", "kl", "anchor_scale", 0.01));
        assertEquals(new DirichletAnchor(0.01), kl.penalty());
        assertEquals(new Learn.ByAdam(3e-4, 0), kl.learn());
        assertTrue(((Variational)
                        search("balenas-2nd", Map.of("gradients", "published")).learn())
                .published());
        assertFalse(((HardGumbel)
                        search("gdas", Map.of("unchosen_gradient", "none")).relax())
                .bareGradient());
        EnsembleGumbel data =
                (EnsembleGumbel) search("data", Map.of("combine", "sum", "probabilities", "relu", "draws", 7))
                        .relax();
        assertEquals(7, data.draws());
        assertEquals(EnsembleGumbel.Combine.SUM, data.combine());
        assertEquals(
                new Finish.BestBySupernet(10, 512, false, Norms.RUNNING),
                search("rsps", Map.of("candidates", 10, "bn_statistics", "tracked"))
                        .finish());
        assertEquals(
                List.of(new Stage(4, 0), new Stage(1, 2)),
                search("drnas-progressive", Map.of("partial_last", 1, "keep", 2))
                        .stages());
        Pick multinomial = Catalogue.method(config("data", Map.of("derivation", "multinomial")))
                .pick();
        assertEquals(new Pick.Derivation(true, 4), multinomial);
    }

    /** DATA's released search: tau is 1 throughout, because nothing hands the epoch over. */
    @Test
    void dataSearches_asItsReleasedCodeDoes() {
        EnsembleGumbel data = (EnsembleGumbel) search("data", Map.of()).relax();
        Moment late = new Moment(99, 100, Moment.Purpose.ALPHA);
        assertEquals(1, data.tau().at(late));
        EnsembleGumbel formula =
                (EnsembleGumbel) search("data", Map.of("tau_first", 5.0)).relax();
        assertEquals(5 - 4 * 99 / 150.0, formula.tau().at(late), 1e-12);
        assertEquals(
                new DistributionConstraint(DistributionConstraint.Form.L1, 0.1, Simplex.SOFTMAX),
                search("data", Map.of()).penalty());
        assertEquals(
                new DistributionConstraint(
                        DistributionConstraint.Form.POWER,
                        0.1,
                        Simplex.RELU,
                        DistributionConstraint.Target.CODE,
                        DistributionConstraint.Over.SUM,
                        1.5),
                search(
                                "data",
                                Map.of(
                                        "probabilities",
                                        "relu",
                                        "constraint",
                                        "power",
                                        "constraint_power",
                                        1.5,
                                        "constraint_target",
                                        "code",
                                        "constraint_over",
                                        "sum"))
                        .penalty());
    }

    /** What a departure says of a method's own settings is what they are. */
    @Test
    void departures_tellTheOrderThatMethodsHave() {
        for (Method m : Methods.all()) {
            m.told().stream()
                    .map(Departure::here)
                    .filter(h -> h.contains("`updates: "))
                    .forEach(here -> assertTrue(
                            here.startsWith("`updates: " + standard(m.name(), Benchmark.NASBENCH201, "updates") + "`"),
                            m.name() + ": " + here));
        }
        assertTrue(Methods.DARTS_2ND.told().stream().anyMatch(d -> d.here().contains("`updates: alpha-then-weights`")));
        assertEquals(
                "`updates: weights-then-alpha`, in darts `alpha-then-weights`, in nasbench101 `alpha-then-weights`;"
                        + " `alpha-then-weights` for the other",
                Methods.DARTS.told().get(0).here());
    }

    /** Every option that a departure names is one that the method has. */
    @Test
    void departures_nameOptionsThatThereAre() {
        Pattern option = Pattern.compile("`([a-z_]+): ([A-Za-z0-9_.-]+)`");
        for (Method m : Methods.all()) {
            // Selections of other cells have the departures of the search that they share; the page leaves them out.
            for (Departure d : m.name().endsWith("-tf") ? List.<Departure>of() : m.departures()) {
                Matcher named = option.matcher(d.here());
                while (named.find()) {
                    Setting setting = m.settings().stream()
                            .filter(s -> s.name().equals(named.group(1)))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(m.name() + " has no " + named.group(1)));
                    Object value = setting.fold(
                            whole -> (Object) Integer.valueOf(named.group(2)),
                            real -> (Object) Double.valueOf(named.group(2)),
                            choice -> (Object) named.group(2));
                    setting.check(value);
                }
            }
        }
    }

    @Test
    void trainingFreeSelections_shareTheSearchOfTheirMethod() {
        for (Method m : Methods.all()) {
            if (m.name().endsWith("-tf")) {
                Search own = m.search().orElseThrow();
                Search of = Methods.named(m.name().substring(0, m.name().length() - 3))
                        .search()
                        .orElseThrow();
                assertEquals(of.finish(new Finish.Nothing()), own);
                assertInstanceOf(Pick.BestOf.class, m.pick());
            }
        }
    }

    @Test
    void everyTableRow_hasItsColumns() {
        for (MethodSpec m : Catalogue.methods()) {
            Map<String, String> row = MethodTable.row(m);
            assertEquals(
                    List.of(
                            "method",
                            "relaxation",
                            "perturbation",
                            "optimizer",
                            "order",
                            "regulariser",
                            "gate",
                            "schedule",
                            "selection",
                            "source"),
                    List.copyOf(row.keySet()));
            assertTrue(row.values().stream().noneMatch(String::isEmpty), row::toString);
        }
    }

    /** Each method that trains, once, in lines that a terminal shows whole. */
    @Test
    void theGrid_fitsATerminal_andHasEveryMethod() {
        List<String> lines = MethodGrid.lines();
        assertTrue(lines.stream().allMatch(l -> l.length() <= 100), () -> String.join("\n", lines));
        assertTrue(lines.get(0).matches("method +sampler +perturbation +regulariser +gate +update +derivation"));
        for (Map<String, String> row : MethodGrid.rows()) {
            assertEquals(
                    1,
                    lines.stream()
                            .filter(l -> l.startsWith(row.get("method") + " "))
                            .count(),
                    row.get("method"));
        }
        Map<String, String> adversarial = MethodGrid.rows().stream()
                .filter(r -> r.get("method").equals("sdarts-adv"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("sdarts-adv", "softmax", "adversarial", "L2 of alpha", "-", "Adam", "argmax"),
                List.copyOf(adversarial.values()));
    }

    /** Rewritten by -Dassay.golden=write. */
    @Test
    void theMethodsPage_isTheCatalogues() throws IOException {
        Path page = Path.of("..", "docs", "methods.md");
        if ("write".equals(System.getProperty("assay.golden"))) {
            Files.writeString(page, MethodsPage.page(), StandardCharsets.UTF_8);
        }
        assertEquals(MethodsPage.page(), Files.readString(page, StandardCharsets.UTF_8));
    }

    /** Rewritten by -Dassay.golden=write. */
    @Test
    void theDeparturesPage_isTheCatalogues() throws IOException {
        Path page = Path.of("..", "docs", "departures.md");
        if ("write".equals(System.getProperty("assay.golden"))) {
            Files.writeString(page, Departures.page(), StandardCharsets.UTF_8);
        }
        assertEquals(Departures.page(), Files.readString(page, StandardCharsets.UTF_8));
    }

    @Test
    void uniform_isWhatSingleUniformPathsLearn() {
        assertInstanceOf(
                ArchDistribution.Uniform.class,
                Methods.named("rsps")
                        .search()
                        .orElseThrow()
                        .relax()
                        .distribution(new assay.core.space.bench201.Bench201Space(), new double[30]));
    }
}
