/**
 * Image data sets in their official layouts, augmentation, and batches prepared off the training thread.
 *
 * <p>Start at {@link assay.images.ImageSet#load}, take {@link assay.images.Normalisation#of}, describe the
 * batches in a {@link assay.images.BatchPlan} and walk them with {@link assay.images.Batches}.
 */
package assay.images;
