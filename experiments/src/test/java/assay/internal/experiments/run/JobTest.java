package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.internal.experiments.config.DiagnosticSpecs;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodSpec;
import assay.internal.experiments.methods.Catalogue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobTest {
    private static List<Job> plan(String text) {
        return Job.plan(ExperimentConfig.parse(text, "x", List.of(), Catalogue.methods()));
    }

    @Test
    void methodsWithTheSameSearch_shareIt() {
        List<String> ids = plan("methods: [random, darts, balenas, balenas-tf, zero-cost]\nseeds: [0, 1]").stream()
                .map(Job::id)
                .toList();
        assertEquals(
                List.of(
                        "darts-seed0",
                        "balenas+balenas-tf-seed0",
                        "darts-seed1",
                        "balenas+balenas-tf-seed1",
                        "random-seed0",
                        "zero-cost-seed0",
                        "random-seed1",
                        "zero-cost-seed1"),
                ids);
    }

    @Test
    void methodsWithOtherSettingsOfTheSearch_doNotShareIt() {
        assertEquals(2, plan("methods: [balenas, {balenas-tf: {draws: 1}}]").size());
        assertEquals(2, plan("methods: [balenas, {balenas-tf: {warmup: 1}}]").size());
        assertEquals(1, plan("methods: [balenas, {balenas-tf: {samples: 7}}]").size());
    }

    @Test
    void labelledMethods_shareASearch_whereItIsTheSame() {
        List<String> ids = plan(
                        "methods: [balenas@m1: {draws: 1}, balenas@m2: {draws: 2}, balenas-tf@b: {draws: 2, samples: 7}, random@a, bohb@c]")
                .stream()
                .map(Job::id)
                .toList();
        assertEquals(
                List.of("balenas@m1-seed0", "balenas@m2+balenas-tf@b-seed0", "random@a-seed0", "bohb@c-seed0"), ids);
    }

    @Test
    void aSearchThatManyMethodsShare_hasAShortNameAllTheSame() {
        String methods = IntStream.range(10, 40)
                .mapToObj(i -> "balenas-tf@sampled-" + i + ": {samples: " + i + "}")
                .collect(Collectors.joining(", ", "methods: [", "]"));
        List<Job> jobs = plan(methods);
        assertEquals(1, jobs.size());
        assertTrue(
                jobs.get(0).id().matches("balenas-tf@sampled-10\\+29-more-[0-9a-f]{1,8}-seed0"),
                jobs.get(0).id());
    }

    /** Papers trained supernets of different methods differently. */
    @Test
    void aMethodMayTrainItsSupernetOtherwise() {
        ExperimentConfig config = ExperimentConfig.parse(
                "methods: [darts, {darts@long: {epochs: 250, nesterov: true}}, {snas: {batch: 32, clip: 0, weight_decay: 0}}]\n"
                        + "supernet: {epochs: 50}\nseeds: [0]",
                "x",
                List.of(),
                Catalogue.methods());
        List<Job> jobs = Job.plan(config);
        assertEquals(
                List.of("darts-seed0", "darts@long-seed0", "snas-seed0"),
                jobs.stream().map(Job::id).toList());
        assertEquals(50, jobs.get(0).in(config).supernet().epochs());
        assertEquals(250, jobs.get(1).in(config).supernet().epochs());
        assertTrue(jobs.get(1).in(config).supernet().nesterov());
        assertEquals(0, jobs.get(2).in(config).supernet().clip());
        assertEquals(32, jobs.get(2).in(config).supernet().batch());
        assertEquals(50, jobs.get(2).in(config).supernet().epochs());
        assertEquals(350, jobs.stream().mapToDouble(j -> j.weight(config)).sum());
        assertNotEquals(jobs.get(0).facts(), jobs.get(1).facts());
        ExperimentConfig again = ExperimentConfig.parse(config.yaml(), "x", List.of(), Catalogue.methods());
        assertEquals(config, again);
        assertEquals(
                1,
                plan("methods: [{balenas: {epochs: 9}}, {balenas-tf: {epochs: 9}}]")
                        .size());
        assertEquals(
                2,
                plan("methods: [{balenas: {epochs: 9}}, {balenas-tf: {epochs: 8}}]")
                        .size());
    }

    @Test
    void whatIsNotTrained_orNotSo_isRefused() {
        assertTrue(assertThrows(UsageException.class, () -> plan("methods: [{random: {epochs: 3}}]"))
                .getMessage()
                .contains("epochs"));
        assertTrue(assertThrows(UsageException.class, () -> plan("methods: [{darts: {epochs: 0}}]"))
                .getMessage()
                .contains("methods.darts.epochs"));
        assertTrue(assertThrows(UsageException.class, () -> plan("methods: [{darts: {warmup: 5, epochs: 4}}]"))
                .getMessage()
                .contains("expected at most the 4"));
        assertTrue(assertThrows(UsageException.class, () -> plan("methods: [{darts: {channels: 4}}]"))
                .getMessage()
                .contains("channels"));
    }

    @Test
    void everyDiagnostic_canBeAskedFor() {
        for (MethodSpec d : DiagnosticSpecs.all()) {
            assertEquals(
                    1, plan("methods: [darts]\ndiagnostics: [" + d.name() + "]").size());
        }
        assertEquals(
                1,
                plan("methods: [darts]\nspace: nasbench1shot1-1\ndiagnostics: [child]")
                        .size());
    }

    @Test
    void settingsThatDoNotFitTogether_areRefused() {
        UsageException warmup = assertThrows(
                UsageException.class, () -> plan("methods: [{darts: {warmup: 9}}]\nsupernet: {epochs: 8}"));
        assertTrue(warmup.getMessage().contains("methods.darts.warmup: expected at most the 8"), warmup.getMessage());
        UsageException prior = assertThrows(
                UsageException.class, () -> plan("methods: [{balenas: {prior_precision: 2, initial_precision: 1}}]"));
        assertTrue(
                prior.getMessage().contains("methods.balenas.initial_precision: expected at least"),
                prior.getMessage());
        UsageException partial = assertThrows(
                UsageException.class, () -> plan("methods: [pc-darts]\nsupernet: {channels: 6, epochs: 20}"));
        assertTrue(partial.getMessage().contains("supernet.channels to be a multiple of the 4"), partial.getMessage());
    }

    @Test
    void aSearchThatWidensItsSupernet_isRefused_whereTheSpacesCannotBe() {
        UsageException refused =
                assertThrows(UsageException.class, () -> plan("space: nasbench1shot1-3\nmethods: [drnas-progressive]"));
        assertTrue(
                refused.getMessage()
                        .contains("methods.drnas-progressive: expected a space whose supernet can be widened"),
                refused.getMessage());
        assertEquals(
                1,
                plan("space: nasbench1shot1-3\nmethods: [{drnas-progressive: {partial_last: 4}}]")
                        .size());
    }

    @Test
    void cellsOfTheirOwn_areRefused_whereASupernetsCellsShareTheirWeights() {
        UsageException aligned =
                assertThrows(UsageException.class, () -> plan("space: nasbench1shot1-3\nmethods: [lambda-darts]"));
        assertTrue(
                aligned.getMessage()
                        .contains("methods.lambda-darts.alignment_weight: expected a supernet whose cells can have"),
                aligned.getMessage());
        UsageException paths = assertThrows(
                UsageException.class, () -> plan("space: nasbench1shot1-3\nmethods: [{rsps: {draw_per_cell: yes}}]"));
        assertTrue(paths.getMessage().contains("methods.rsps.draw_per_cell: expected"), paths.getMessage());
        UsageException narrow =
                assertThrows(UsageException.class, () -> plan("methods: [{lambda-darts: {partial: 4}}]"));
        assertTrue(narrow.getMessage().contains("found one of 'nasbench201' with 1 in 4"), narrow.getMessage());
        assertEquals(
                1,
                plan("space: darts\nmethods: [lambda-darts]\nretrain: {epochs: 1, batch: 64, channels: 4, cells: 3}")
                        .size());
    }

    @Test
    void methodsThatAskTheTable_areJobsOfTheirOwn_withoutSearchOrImages() {
        List<Job> jobs = plan("methods: [bohb, random-search, {reinforce: {rate: 0.01}}]\nseeds: [0..2]");
        assertEquals(9, jobs.size());
        assertTrue(jobs.stream().allMatch(j -> j.asksTable() && j.search().isEmpty()));
        assertEquals("bohb-seed0", jobs.get(0).id());
    }

    @Test
    void settingsOfTableMethodsThatDoNotFit_areRefused() {
        UsageException limits =
                assertThrows(UsageException.class, () -> plan("methods: [{random-search: {budget_s: 0}}]"));
        assertTrue(limits.getMessage().contains("methods.random-search: budget: expected"), limits.getMessage());
        UsageException budgets = assertThrows(UsageException.class, () -> plan("methods: [{bohb: {min_budget: 300}}]"));
        assertTrue(budgets.getMessage().contains("methods.bohb: BOHB: expected"), budgets.getMessage());
        UsageException rate = assertThrows(UsageException.class, () -> plan("methods: [{reinforce: {rate: 0}}]"));
        assertTrue(rate.getMessage().contains("a rate above 0"), rate.getMessage());
    }

    /** P-DARTS runs in the space darts. No other supernet can be made deeper. */
    @Test
    void aSearchThatDeepensItsSupernet_isForOneSpace() {
        UsageException e = assertThrows(UsageException.class, () -> plan("methods: [p-darts]"));
        assertTrue(
                e.getMessage().contains("expected a space whose supernet can be made deeper on the way (darts), found"),
                e.getMessage());
        assertEquals(
                1,
                plan("space: darts\nmethods: [p-darts]\nsupernet: {epochs: 75}").size());
    }
}
