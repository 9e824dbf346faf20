package assay.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.cli.config.ExperimentConfig;
import assay.core.error.UsageException;
import java.util.List;
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
    void settingsThatDoNotFitTogether_areRefused() {
        UsageException warmup = assertThrows(
                UsageException.class, () -> plan("methods: [{darts: {warmup: 9}}]\nsupernet: {epochs: 8}"));
        assertTrue(warmup.getMessage().contains("methods.darts.warmup: expected at most the 8"), warmup.getMessage());
        UsageException prior = assertThrows(
                UsageException.class, () -> plan("methods: [{balenas: {prior_precision: 2, initial_precision: 1}}]"));
        assertTrue(prior.getMessage().contains("methods.balenas: "), prior.getMessage());
    }
}
