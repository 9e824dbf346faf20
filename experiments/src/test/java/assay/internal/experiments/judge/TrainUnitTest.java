package assay.internal.experiments.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.Training;
import assay.core.space.darts.PublishedDarts;
import assay.internal.experiments.images.TrainImages;
import assay.internal.experiments.train.NetworkPlan;
import assay.internal.experiments.train.TrainFolder;
import assay.internal.experiments.train.TrainJob;
import assay.internal.experiments.work.SealedText;
import assay.internal.images.Augmentation;
import assay.internal.images.ImageSet;
import assay.internal.images.Normalisation;
import assay.internal.supernet.train.Recipe;
import assay.internal.testkit.BitRot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainUnitTest {
    @TempDir
    private Path folder;

    private static TrainJob job() {
        ImageSet images = ImageSet.of("made", 3, 8, 8, 2, new byte[4 * 3 * 64], new int[4]);
        NetworkPlan plan = new NetworkPlan("darts", PublishedDarts.named("DARTS_V2"), false, 4, 3, 2, 8, false);
        TrainImages data = new TrainImages(images, images, Normalisation.measured(images));
        return new TrainJob(plan, Recipe.cifar(), data, Augmentation.NONE, 0, "plain", 1);
    }

    @Test
    void resultWithAFlippedBit_isRefused() throws Exception {
        TrainUnit unit = new TrainUnit(job(), folder.resolve("t"));
        Path file = folder.resolve("t.json");
        SealedText.write(
                file,
                "{\"assay\":1,\"kind\":\"training\",\"top1_percent\":93.25,\"top5_percent\":99.5,\"loss\":0.21,"
                        + "\"train_loss\":0.013,\"seconds\":12.5}");
        assertEquals(93.25, unit.found().orElseThrow().top1Percent());
        assertTrue(unit.found().orElseThrow().inference().isEmpty(), "of an earlier version");
        BitRot.Ends ends = BitRot.of(file, () -> unit.found().orElseThrow()).flip(500);
        assertEquals(0, ends.same());
    }

    /**
     * The time of a batch is measured after the training and is no part of its result. The memory of its tensors is part of it.
     */
    @Test
    void whatAPassOfTheNetworkCosts_isMeasured_andItsTimeLeftOutWhereResultsAreCompared() throws Exception {
        TrainJob whole = job();
        Recipe r = whole.recipe();
        Recipe once = new Recipe(
                1, 2, r.rate(), r.schedule(), 0, r.momentum(), r.nesterov(), r.decay(), r.clip(), 0, 0, r.smoothing());
        TrainJob brief = new TrainJob(whole.plan(), once, whole.data(), Augmentation.NONE, 0, "plain", 1);
        TrainUnit unit = new TrainUnit(brief, folder.resolve("t"));
        TrainUnit.Result result = unit.train((done, what) -> {}, () -> false);
        unit.keep(result.text());
        Training.Inference pass = unit.found().orElseThrow().inference().orElseThrow();
        assertEquals(2, pass.images());
        assertTrue(pass.millis() > 0);
        // at least the weights and one map of 12 channels for 2 images of 8 x 8, 4 bytes each
        assertTrue(pass.bytes() > 4 * (brief.plan().params() + 2 * 12 * 64), () -> "" + pass.bytes());
        assertTrue(result.timeless().contains("\"inference_ms\":0,"), result.timeless());
        assertTrue(result.timeless().contains("\"inference_bytes\":" + pass.bytes()), result.timeless());
    }

    @Test
    void markOfATraining_withAFlippedBit_isNoOtherTraining() throws Exception {
        TrainJob job = job();
        try (TrainFolder training = TrainFolder.open(folder)) {
            training.claim(job, false);
            BitRot.Ends ends = BitRot.of(training.file("training.json"), () -> {
                        training.claim(job, false);
                        return "claimed";
                    })
                    .flip(500);
            assertTrue(ends.refused() > 20 * ends.same(), ends.toString());
        }
    }
}
