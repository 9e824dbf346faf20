package assay.internal.images;

import assay.core.error.UsageException;
import assay.core.random.Seeds;

/**
 * Determines the batches: batch {@code step} of {@code epoch} is a pure function of this plan.
 *
 * <p>Each epoch has its own order, from the stream {@code stream + "/order"} of that epoch. Each image of an epoch has its own
 * stream of augmentation, which depends on the epoch and the image, but not on the batch.
 *
 * @param batchSize images per batch
 * @param dropLast whether images that do not fill a batch at the end of an epoch are left out
 * @param shuffle whether an epoch has a random order; otherwise it has the set's
 * @param stream name of the streams of this plan; two plans of the same experiment need different names
 */
public record BatchPlan(
        ImageSet images,
        Normalisation normalisation,
        Augmentation augmentation,
        int batchSize,
        boolean dropLast,
        boolean shuffle,
        Seeds seeds,
        String stream) {
    public BatchPlan {
        if (batchSize < 1) {
            throw new UsageException("batch: expected at least 1 image, found " + batchSize + ".");
        }
        if (images.size() < (dropLast ? batchSize : 1)) {
            throw new UsageException("batch: expected at least one whole batch of " + batchSize + " images, found "
                    + images.size() + " images. Use a smaller batch or more images.");
        }
    }

    /** A plan for training: shuffled, cropped and flipped, whole batches only. */
    public static BatchPlan training(
            ImageSet images, Normalisation normalisation, int batchSize, Seeds seeds, String stream) {
        return new BatchPlan(
                images, normalisation, Augmentation.standard(images), batchSize, true, true, seeds, stream);
    }

    /** A plan for evaluation: every image once, in the set's order, unchanged; the last batch may be smaller. */
    public static BatchPlan evaluation(ImageSet images, Normalisation normalisation, int batchSize) {
        return new BatchPlan(
                images, normalisation, Augmentation.NONE, batchSize, false, false, new Seeds(0), "evaluation");
    }

    public BatchPlan with(Augmentation other) {
        return new BatchPlan(images, normalisation, other, batchSize, dropLast, shuffle, seeds, stream);
    }

    public BatchPlan withDropLast(boolean drop) {
        return new BatchPlan(images, normalisation, augmentation, batchSize, drop, shuffle, seeds, stream);
    }

    public int stepsPerEpoch() {
        return dropLast ? images.size() / batchSize : (images.size() + batchSize - 1) / batchSize;
    }
}
