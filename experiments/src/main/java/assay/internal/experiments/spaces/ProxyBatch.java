package assay.internal.experiments.spaces;

import assay.core.random.Seeds;
import assay.internal.images.Augmentation;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.images.Normalisation;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * The one mini-batch for all proxies, drawn from all images of the set. Do not change its arrays.
 *
 * @param pixels {@code [n, 3, side, side]}, normalised
 * @param labels {@code [n]}
 * @param source the set and its checksum
 * @param augmentation in words
 */
public record ProxyBatch(float[] pixels, int[] labels, int classes, String source, String augmentation)
        implements Serializable {
    /**
     * Reads the images and draws the batch.
     *
     * @param side the images are pooled to it
     * @param augment whether they are cropped and flipped, as when training (and as published)
     */
    public static ProxyBatch read(Path images, int size, int side, boolean augment, long seed) {
        ImageSet all = ImageSet.load(images);
        ImageSet pooled = all.pooledTo(side);
        Augmentation augmentation = augment ? Augmentation.standard(pooled) : Augmentation.NONE;
        BatchPlan plan = BatchPlan.training(pooled, Normalisation.of(pooled), size, new Seeds(seed), "proxy")
                .with(augmentation);
        try (BatchCursor cursor = new Batches(plan, 0).epoch(0, 0)) {
            Batch batch = cursor.next();
            return new ProxyBatch(
                    batch.pixels().clone(),
                    batch.labels().clone(),
                    all.classes(),
                    all.name() + ", sha256 " + all.sha256(),
                    augment ? "crop with padding " + augmentation.padding() + ", flip" : "none");
        }
    }
}
