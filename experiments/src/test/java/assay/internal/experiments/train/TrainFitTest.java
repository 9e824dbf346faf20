package assay.internal.experiments.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.darts.PublishedDarts;
import assay.internal.experiments.images.TrainImages;
import assay.internal.images.Augmentation;
import assay.internal.images.ImageSet;
import assay.internal.images.Normalisation;
import assay.internal.supernet.train.Recipe;
import assay.internal.supernet.train.TrainMemory;
import assay.internal.supernet.train.TrainObserver;
import assay.internal.supernet.train.Trainer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainFitTest {
    private static TrainJob job(int batch, int workers) {
        byte[] planes = new byte[24 * 3 * 64];
        new Seeds(1).stream("test").nextBytes(planes);
        ImageSet images = ImageSet.of("made", 3, 8, 8, 2, planes, new int[24]);
        NetworkPlan plan = new NetworkPlan("darts", PublishedDarts.named("DARTS_V2"), false, 4, 3, 2, 8, false);
        Recipe r = Recipe.cifar();
        Recipe recipe = new Recipe(2, batch, r.rate(), r.schedule(), 0, 0.9, false, 3e-4, 5, 0.2, 0, 0);
        TrainImages data = new TrainImages(images, images, Normalisation.measured(images));
        return new TrainJob(plan, recipe, data, Augmentation.NONE, 0, "plain", workers);
    }

    private static long counted(TrainJob job) {
        return TrainMemory.bytes(job.plan()::make, job.recipe(), job.workers(), 8);
    }

    /** An engine that computes holds the same, but for temporary maps of its kernels: 5 %. */
    @Test
    void whatIsCounted_isWhatATrainingHolds(@TempDir Path folder) {
        for (int workers : new int[] {1, 2}) {
            TrainJob job = job(8, workers);
            try (Trainer trainer = job.trainer(folder.resolve("none"))) {
                trainer.run(Optional.empty(), 1, new TrainObserver() {}); // drop path from the second epoch on
                assertEquals(1.0, (double) trainer.bytesHeld() / counted(job), 0.05, "workers " + workers);
            }
        }
    }

    @Test
    void whatDoesNotFit_isRefusedWithBatchNeedAndLimit() {
        TrainJob job = job(4096, 1);
        long need = counted(job);
        assertDoesNotThrow(() -> TrainFit.check(job, "it", "--batch", 1, need));
        UsageException one =
                assertThrows(UsageException.class, () -> TrainFit.check(job, "it", "--batch", 1, need - 1));
        assertTrue(one.getMessage().contains("it holds"), one.getMessage());
        assertTrue(one.getMessage().contains("--batch 4096: expected at most"), one.getMessage());
        assertFalse(one.getMessage().contains("--workers"), one.getMessage());
        UsageException never = assertThrows(
                UsageException.class, () -> TrainFit.check(job(1 << 30, 1), "it", "--batch", 1, Long.MAX_VALUE));
        assertTrue(never.getMessage().contains("it with --batch 1073741824 needs more"), never.getMessage());
        UsageException three =
                assertThrows(UsageException.class, () -> TrainFit.check(job, "it", "retrain.batch", 3, 2 * need + 1));
        assertTrue(three.getMessage().contains("retrain.batch 4096, and 3 at a time"), three.getMessage());
        assertTrue(three.getMessage().contains("give --workers 2,"), three.getMessage());
    }
}
