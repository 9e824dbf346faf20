package assay.internal.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.internal.experiments.methods.Catalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentConfigTest {
    private static final String DESIGN = """
            space: nasbench201
            images: {dataset: cifar10, train: 5000, valid: 5000, size: 16}
            supernet: {channels: 8, cells: 1, epochs: 25, batch: 64, weight_rate: 1e-1}
            methods: [darts, {balenas-tf: {samples: 10, proxy: params}}, random]
            seeds: [0, 1]
            truth: {datasets: [cifar10, cifar100], schedule: 200, trials: mean}
            report: {compare: published}
            """;

    private static ExperimentConfig parse(String text, String... overrides) {
        return ExperimentConfig.parse(text, "x", List.of(overrides), Catalogue.methods());
    }

    /** The table of NAS-Bench-101 has one data set and other settings: what is not given fits it. */
    @Test
    void defaults_areThoseOfTheSpacesTable() {
        MethodConfig plain = parse("methods: [random-search]").methods().get(0);
        assertEquals("cifar10-valid", plain.word("dataset"));
        assertEquals(0, plain.integer("trainings"));
        ExperimentConfig there = parse("space: nasbench1shot1-3\nmethods: [random-search, bohb, gdas, rsps]");
        MethodConfig search = there.methods().get(0);
        assertEquals("cifar10-40k", search.word("dataset"));
        assertEquals(108, search.integer("schedule"));
        assertEquals(280, search.integer("trainings"));
        assertEquals(0, search.number("budget_s"));
        assertEquals(4, there.methods().get(1).integer("min_budget"));
        assertEquals(1, there.methods().get(2).number("tau_last"));
        assertEquals(5, there.methods().get(3).integer("finalists"));
        MethodConfig given = parse("space: nasbench1shot1-3\nmethods: [{gdas: {tau_last: 0.1}}]")
                .methods()
                .get(0);
        assertEquals(0.1, given.number("tau_last"), "what is given wins");
        MethodConfig added = there.withMethods(List.of("reinforce"), Catalogue.methods())
                .methods()
                .get(0);
        assertEquals("cifar10-40k", added.word("dataset"), "methods of the command line too");
    }

    @Test
    void everyValue_isRead() {
        ExperimentConfig c = parse(DESIGN);
        assertEquals("x", c.name());
        assertEquals(new ImagesConfig("cifar10", 5000, 5000, 16, 2, true, 0), c.images());
        assertEquals(8, c.supernet().channels());
        assertEquals(0.1, c.supernet().weightRate());
        assertEquals(List.of("darts", "balenas-tf", "random"), names(c));
        assertEquals(10, c.methods().get(1).integer("samples"));
        assertEquals("params", c.methods().get(1).word("proxy"));
        assertEquals(3e-4, c.methods().get(1).number("alpha_rate"));
        assertEquals(List.of(0L, 1L), c.seeds());
        assertEquals(new TruthConfig(Benchmark.NASBENCH201, List.of("cifar10", "cifar100"), 200, "mean"), c.truth());
    }

    private static List<String> names(ExperimentConfig c) {
        return c.methods().stream().map(MethodConfig::name).toList();
    }

    @Test
    void defaults_areThePublishedSetting() {
        ExperimentConfig c = parse("methods: [random]");
        assertEquals(new SupernetConfig(16, 5, false, 50, 64, 0.025, 0.001, 0.9, true, 5e-4, 5), c.supernet());
        assertEquals(new ImagesConfig("cifar10", 25_000, 25_000, 32, 4, true, 0), c.images());
        assertEquals(List.of(0L), c.seeds());
    }

    @Test
    void effectiveConfiguration_readsBackAsItself() {
        ExperimentConfig c = parse(DESIGN, "name=a.b", "supernet.weight_rate=0.1");
        assertEquals(c, parse(c.yaml()));
        assertEquals(c.yaml(), parse(c.yaml()).yaml());
    }

    @Test
    void whatTheAuthorSays_isReadAndWrittenBack() {
        ExperimentConfig c = parse("""
                methods: [random]
                report:
                  tuning: {runs: 12, hours: 3.5, note: "by hand, on seed 0: 'darts' only"}
                  checklist:
                    ablations: >
                      table 3,
                      figure 4
                    setup: "true"
                """);
        assertEquals(
                "12 runs, 3.5 hours: by hand, on seed 0: 'darts' only",
                c.report().notes().tuning().orElseThrow().words());
        assertEquals(
                Map.of("ablations", "table 3, figure 4", "setup", "true"),
                c.report().notes().checklist());
        assertEquals(c, parse(c.yaml()));
        assertEquals(parse("methods: [random]").searchFacts(), c.searchFacts());
        ExperimentConfig bare = parse("{methods: [random], report: {tuning: {}}}");
        assertEquals(bare, parse(bare.yaml()));
    }

    @Test
    void oneMethodWithSeveralSettings_isToldApartByLabels() {
        ExperimentConfig c = parse("methods: [zero-cost, zero-cost@7: {samples: 7}, {zero-cost@m.8: {samples: 8}}]");
        assertEquals(List.of("zero-cost", "zero-cost@7", "zero-cost@m.8"), names(c));
        assertEquals("zero-cost", c.methods().get(1).method());
        assertEquals(7, c.methods().get(1).integer("samples"));
        assertEquals(8, c.methods().get(2).integer("samples"));
        assertEquals(c, parse(c.yaml()));
    }

    @Test
    void diagnostics_areNamedWithTheirSettings_orNone_orTheFreeOnes() {
        ExperimentConfig c = parse("methods: [darts]\ndiagnostics: [entropy, hessian: {every: 2}, samples]");
        assertEquals(
                List.of("entropy", "hessian", "samples"),
                c.diagnostics().stream().map(MethodConfig::name).toList());
        assertEquals(2, c.diagnostics().get(1).integer("every"));
        assertEquals(100, c.diagnostics().get(2).integer("cells"));
        assertEquals(c, parse(c.yaml()));
        ExperimentConfig none = parse("methods: [darts]\ndiagnostics: []");
        assertEquals(List.of(), none.diagnostics());
        assertEquals(none, parse(none.yaml()));
        assertEquals(
                List.of("entropy", "skips"),
                parse("methods: [darts]").diagnostics().stream()
                        .map(MethodConfig::name)
                        .toList());
        assertEquals(
                List.of("entropy", "skips", "supernet"),
                parse("methods: [darts]\nspace: nasbench1shot1-1").diagnostics().stream()
                        .map(MethodConfig::name)
                        .toList());
    }

    @Test
    void flags_winOverTheFile() {
        ExperimentConfig c = parse(
                DESIGN,
                "supernet.epochs=3",
                "images.flip=false",
                "methods=[random, {zero-cost: {samples: 7}}]",
                "seeds=[5]",
                "truth.schedule=12");
        assertEquals(3, c.supernet().epochs());
        assertEquals(8, c.supernet().channels());
        assertEquals(false, c.images().flip());
        assertEquals(List.of("random", "zero-cost"), names(c));
        assertEquals(7, c.methods().get(1).integer("samples"));
        assertEquals("synflow", c.methods().get(1).word("proxy"));
        assertEquals(List.of(5L), c.seeds());
        assertEquals(12, c.truth().schedule());
    }

    @Test
    void severalProxies_areGivenAsARule_andPrintedAsTheyAreReadAgain() {
        for (String given : List.of(
                "{rank_product: [jacob_cov, on_path_flops]}",
                "rank_product: [jacob_cov, on_path_flops]",
                "jacob_cov*on_path_flops")) {
            String value = given.startsWith("rank") ? "{" + given + "}" : given;
            ExperimentConfig c = parse(DESIGN, "methods=[{balenas-tf: {proxy: " + value + "}}]");
            assertEquals("jacob_cov*on_path_flops", c.methods().get(0).word("proxy"));
        }
        ExperimentConfig worst = parse(DESIGN, "methods=[{balenas-tf: {proxy: {worst_rank: [jacob_cov, zen]}}}]");
        assertEquals("jacob_cov^zen", worst.methods().get(0).word("proxy"));
        ExperimentConfig one = parse(DESIGN, "methods=[{balenas-tf: {proxy: 'swap_regularised:100:2e4'}}]");
        assertEquals("swap_regularised:100:20000", one.methods().get(0).word("proxy"));
        for (String wrong :
                List.of("{rank_product: [jacob_cov, nonsense]}", "{rank: [snip]}", "jacob_cov*snip+plain")) {
            assertThrows(
                    UsageException.class, () -> parse(DESIGN, "methods=[{balenas-tf: {proxy: " + wrong + "}}]"), wrong);
        }
    }

    /** The YAML, with / for a new line, and what the message must say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "methods: [random]/supernett: {};x line 2 column 1: unknown key 'supernett'; Did you mean 'supernet'?",
                "methods: [random]/supernet: {epoch: 5};x line 2 column 12: unknown key 'supernet.epoch'; Did you mean 'epochs'?",
                "methods: [dart];x line 1 column 11: methods: expected one of darts,; Did you mean 'darts'?",
                "methods: [{darts: {alpha: 1}}];x line 1 column 20: unknown key 'methods.darts.alpha'; alpha_rate",
                "methods: [{random: {n: 1}}];unknown key 'methods.random.n'; expected none here",
                "methods: [{darts: 3}];methods.darts: expected {parameter: value}; found '3'",
                "methods: [{darts: {}, random: {}}];methods: expected one of darts;found a section",
                "methods: [darts, darts];x line 1 column 18: methods: 'darts' is given twice;.",
                "methods: [darts, darts];Tell them apart by labels: darts@a, darts@b;is given twice",
                "methods: [darts@a, darts@A];methods: 'darts@A' is given twice;Tell them apart by labels: darts@b, darts@c.",
                "methods: [darts@a b];x line 1 column 11: methods: expected up to 16 of A-Z;found 'darts@a b'",
                "methods: [dart@a];methods: expected one of darts,;found 'dart@a'",
                "methods: [darts]/diagnostics: [hesian];x line 2 column 15: diagnostics: expected one of entropy,;Did you mean 'hessian'?",
                "methods: [darts]/diagnostics: [child, child];diagnostics: 'child' is given twice. Keep one.;.",
                "methods: [darts]/diagnostics: [child@a];diagnostics: expected one of entropy,;found 'child@a'",
                "methods: [darts]/diagnostics: [hessian: {every: 0}];diagnostics.hessian.every: expected a whole number of at least 1;found '0'",
                "methods: [darts]/diagnostics: [variance: {draws: 1}];expected a whole number of at least 2;found '1'",
                "methods: [darts]/diagnostics: {child: {}};diagnostics: expected a list;found a section",
                "methods: darts;methods: expected a list; found 'darts'",
                "methods: [];expected a list;at least one",
                "seeds: [1];'methods' is missing;list of methods",
                "methods: [random]/seeds: [1, 1];x line 2 column 12: seeds: '1' is given twice;.",
                "methods: [random]/seeds: [a];seeds: expected a whole number; found 'a'",
                "methods: [random]/seeds: [0..a];seeds: expected a whole number; found '0..a'",
                "methods: [random]/seeds: [5..4];seeds: expected a range of at most 100000 whole numbers such as 0..499; found '5..4'",
                "methods: [random]/seeds: [0..100000];seeds: expected a range of at most 100000; found '0..100000'",
                "methods: [random]/seeds: [1..2..3];seeds: expected a range; found '1..2..3'",
                "methods: [random]/seeds: [0..3, 2];seeds: '2' is given twice.;Keep one",
                "methods: [random]/supernet: {epochs: 0};supernet.epochs: expected a whole number of at least 1; found '0'",
                "methods: [random]/supernet: {epochs: 2.5};expected a whole number; found '2.5'",
                "methods: [random]/supernet: {epochs: [1]};expected a whole number; found a list",
                "methods: [random]/supernet: {weight_rate: fast};expected a number of at least 0.0; found 'fast'",
                "methods: [random]/supernet: {weight_rate: .nan};expected a number; found '.nan'",
                "methods: [random]/supernet: {nesterov: yes};expected one of true, false; found 'yes'",
                "methods: [random]/supernet: 3;supernet: expected a section; found '3'",
                "methods: [random]/truth: {schedule: 90};expected one of 12, 200; found '90'",
                "methods: [random]/truth: {trials: best};x line 2 column 17: truth.trials: expected one of mean; found 'best'",
                "methods: [random]/truth: {datasets: [cifar]};expected one of cifar10-valid;found 'cifar'",
                "methods: [random]/name: a b;x line 2 column 7: name: expected; found 'a b'",
                "methods: [random]/methods: [darts];x line 2 column 1: 'methods' is given twice; first at x line 1 column 1",
                "methods: [random;x line 1 column 17: not YAML;expected",
                "methods: [random]/report: {checklist: {ablation: x}};unknown key 'report.checklist.ablation'; Did you mean 'ablations'?",
                "methods: [random]/report: {tuning: {hours: -1}};report.tuning.hours: expected a number of at least 0.0;.",
                "- a;x line 1 column 1: expected 'key: value' lines; found",
                "? [a]/: b;x line 1 column 3: expected a name as key; found",
                "a: &b [*b];x line 1 column 4: expected plain values;&b"
            })
    void mistakes_areToldWithTheirPlace(String text, String first, String second) {
        UsageException e = assertThrows(UsageException.class, () -> parse(text.replace('/', '\n')));
        assertTrue(e.getMessage().contains(first), e.getMessage());
        assertTrue(e.getMessage().contains(second), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "supernet.epoch=5;--set supernet.epoch=5: unknown key 'supernet.epoch'",
                "supernet.epochs=x;--set supernet.epochs=x: supernet.epochs: expected a whole number",
                "supernet.epochs;--set: expected KEY=VALUE",
                "supernet.epochs=;expected a value",
                "supernett.epochs=1;unknown key 'supernett'"
            })
    void mistakesInFlags_nameTheFlag(String override, String said) {
        UsageException e = assertThrows(UsageException.class, () -> parse(DESIGN, override));
        assertTrue(e.getMessage().contains(said), e.getMessage());
    }

    @Test
    void seeds_canBeRanges() {
        ExperimentConfig c = ExperimentConfig.parse(
                "methods: [random]\nseeds: [7, 0..3, -2..-1]", "x", List.of(), Catalogue.methods());
        assertEquals(List.of(7L, 0L, 1L, 2L, 3L, -2L, -1L), c.seeds());
    }

    @Test
    void programs_haveACommand_andTheSettingsOfMethodsThatAskTheTable() {
        String text =
                "truth: {benchmark: mini201}\nmethods: [drnas, {mine: {command: [python3, my search.py, '3', \"it's\"],"
                        + " files: [model.py], budget_s: 500, workers: 4, proxies: [params]}}, {mine@b: {command: [./x]}}]\n";
        ExperimentConfig c = parse(text);
        MethodConfig mine = c.methods().get(1);
        assertTrue(mine.isProgram());
        assertEquals(List.of("python3", "my search.py", "3", "it's"), mine.words("command"));
        assertEquals(List.of("model.py"), mine.files());
        assertEquals(List.of("params"), mine.words("proxies"));
        assertEquals(500, mine.number("budget_s"));
        assertEquals(4, mine.integer("workers"));
        assertEquals(6, mine.integer("schedule"), "of the table that is asked");
        assertEquals("fashion-mini", mine.word("dataset"));
        assertEquals(3600, mine.number("time_limit_s"));
        assertEquals("mine@b", c.methods().get(2).name());
        assertEquals(List.of(), c.methods().get(2).words("proxies"));
        assertEquals(c, parse(c.yaml()), "it reads back");
        assertEquals(
                108,
                parse("space: nasbench1shot1-3\nmethods: [{mine: {command: [x]}}]")
                        .methods()
                        .get(0)
                        .integer("schedule"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{mine: {command: python3 x.py}} ! methods.mine.command: expected a list",
                "{mine: {command: []}} ! methods.mine.command: expected a list",
                "{mine: {command: [[a]]}} ! methods.mine.command: expected a text, found a list",
                "{mine: {command: ['']}} ! methods.mine.command: expected 1 to 4096 characters",
                "{darts: {command: [x]}} ! 'darts' is a method that Assay has",
                "{my method: {command: [x]}} ! expected a name of up to 40",
                "{mine: {command: [x], budget: 5}} ! unknown key 'methods.mine.budget'",
                "{mine: {command: [x], workers: 0}} ! methods.mine.workers: expected a whole number",
                "{mine: {command: [x], proxies: [none]}} ! methods.mine.proxies: expected one of",
                "{mine: {command: [x]}}, {Mine: {command: [y]}} ! is given twice",
                "{mine: {budget_s: 5}} ! expected one of"
            })
    void programs_thatCannotBe_areRefused(String methods, String said) {
        UsageException refused = assertThrows(UsageException.class, () -> parse("methods: [" + methods + "]"));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }
}
