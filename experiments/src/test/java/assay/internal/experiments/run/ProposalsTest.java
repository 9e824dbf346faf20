package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.run.score.Scoring;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.images.ImageSet;
import assay.internal.images.Normalisation;
import assay.internal.supernet.search.SearchOutcome;
import assay.supernet.search.draw.ArchDistribution;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Zero-cost perturbation with tiny supernets on made images. */
class ProposalsTest {
    private static final String SIZE =
            "\nimages: {train: 16, valid: 16, size: 8}\nsupernet: {channels: 2, cells: 1, batch: 8, epochs: 1}";

    private static SearchImages images() {
        byte[] pixels = new byte[16 * 3 * 64];
        RandomStream random = new RandomStream(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        ImageSet set = ImageSet.of("made", 3, 8, 8, 10, pixels, new int[16]);
        return new SearchImages(Path.of("made"), "", set, set, Normalisation.measured(set));
    }

    private static RunRecord record(String method, String space, long seed, boolean stopped) {
        ExperimentConfig config = ExperimentConfig.parse(
                "space: " + space + "\nmethods: [" + method + "]\nseeds: [" + seed + "]" + SIZE,
                "x",
                List.of(),
                Catalogue.methods());
        Job job = Job.plan(config).get(0);
        Scoring scoring = new Scoring(config, RunSpace.of(config), images(), "plain");
        try (Selection selection = new Selection(job.methods().get(0), scoring, new Seeds(seed))) {
            SearchOutcome none = new SearchOutcome(
                    new ArchDistribution.Uniform(scoring.space().space()), List.of(), 0);
            return selection.record(
                    none,
                    job,
                    new JobRunner.Context(Path.of("none"), Path.of("none"), (done, what) -> {}, () -> stopped));
        }
    }

    private static RunRecord record(String method) {
        return record(method, "nasbench201", 0, false);
    }

    @Test
    void theBestOfTheProposalsIsTheAnswer_andASingleOneIsNotScored() {
        RunRecord three = record("{zero-cost-pt: {proposals: 3, rounds: 2}}");
        assertEquals(3, three.samples().size());
        double best = three.samples().stream()
                .mapToDouble(s -> s.score().orElseThrow())
                .max()
                .orElseThrow();
        Sample first = three.samples().stream()
                .filter(s -> s.score().orElseThrow() == best)
                .findFirst()
                .orElseThrow();
        assertEquals(first.arch(), three.chosen());
        RunRecord one = record("{zero-cost-pt: {proposals: 1}}");
        assertEquals(three.samples().get(0).arch(), one.chosen(), "the same first proposal");
        assertTrue(one.samples().isEmpty());
        assertEquals(
                three.timeless(),
                record("{zero-cost-pt: {proposals: 3, rounds: 2}}").timeless());
    }

    /** An operation without a ReLU adds no units to NASWOT's: of 18 edges chosen uniformly 7 would be convolutions. */
    @Test
    void byNaswot_mostlyOperationsWithReluStay() {
        Set<String> chosen = new HashSet<>();
        int convolutions = 0;
        for (long seed = 0; seed < 3; seed++) {
            String arch = record("{zero-cost-pt: {proposals: 1}}", "nasbench201", seed, false)
                    .chosen()
                    .text();
            chosen.add(arch);
            convolutions += arch.split("nor_conv", -1).length - 1;
        }
        assertTrue(convolutions > 9, convolutions + " in " + chosen);
        assertTrue(chosen.size() > 1, "seeds differ: " + chosen);
    }

    @Test
    void severalProxiesTogether_andOtherSpaces() {
        assertTrue(record("{zero-cost-pt: {proposals: 1, proxy: {rank_product: [naswot, grad_norm]}}}")
                .chosen()
                .text()
                .startsWith("|"));
        RunRecord shot = record("{zero-cost-pt: {proposals: 1}}", "nasbench1shot1-1", 0, false);
        assertTrue(!shot.chosen().text().isEmpty());
    }

    @Test
    void itStops_andSaysWhatCannotBe() {
        assertThrows(
                InterruptedRunException.class, () -> record("{zero-cost-pt: {proposals: 1}}", "nasbench201", 0, true));
        UsageException batch = assertThrows(
                UsageException.class,
                () -> Job.plan(ExperimentConfig.parse(
                        "methods: [zero-cost-pt]\nimages: {train: 16, valid: 16, size: 8}\nsupernet: {batch: 32}",
                        "x",
                        List.of(),
                        Catalogue.methods())));
        assertTrue(batch.getMessage().contains("supernet.batch: expected at most the 16"), batch.getMessage());
        UsageException noSupernet = assertThrows(
                UsageException.class,
                () -> Job.plan(ExperimentConfig.parse(
                        "space: natsbench-sss\nmethods: [zero-cost-pt]", "x", List.of(), Catalogue.methods())));
        assertTrue(noSupernet.getMessage().contains("trains no supernet"), noSupernet.getMessage());
    }
}
