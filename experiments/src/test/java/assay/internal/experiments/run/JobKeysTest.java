package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.external.Programs;
import assay.internal.experiments.methods.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobKeysTest {
    @TempDir
    private Path folder;

    /** A changed script is searched anew; other methods are not, and neither is a script that was changed back. */
    @Test
    void whatAProgramIsMadeOf_decidesItsJobs() throws IOException {
        ExperimentConfig config = ExperimentConfig.parse(
                "methods: [random-search, {mine: {command: [sh, mine.sh]}}]", "x", List.of(), Catalogue.methods());
        List<Job> jobs = Job.plan(config);
        Path script = folder.resolve("mine.sh");
        Files.writeString(script, "one");
        Programs first = new Programs(config.methods(), Optional.of(folder));
        Files.writeString(script, "two");
        Programs second = new Programs(config.methods(), Optional.of(folder));
        Files.writeString(script, "one");
        Programs third = new Programs(config.methods(), Optional.of(folder));
        assertEquals(keys(first).of(jobs.get(0)), keys(second).of(jobs.get(0)));
        assertNotEquals(keys(first).of(jobs.get(1)), keys(second).of(jobs.get(1)));
        assertEquals(keys(first).of(jobs.get(1)), keys(third).of(jobs.get(1)));

        Map<String, String> facts = first.facts();
        assertTrue(facts.get("program of mine").startsWith("sh mine.sh; mine.sh sha256 "), facts.toString());
        assertTrue(third.made(facts));
        assertFalse(second.made(facts), "another script makes another experiment");
        assertTrue(second.made(Map.of()), "one that has the program not yet");
    }

    private static JobKeys keys(Programs programs) {
        return new JobKeys(Map.of(), () -> List.of("table"), programs);
    }
}
