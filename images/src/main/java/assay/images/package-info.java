/**
 * Image data sets in their official layouts, augmentation, and batches prepared off the training thread.
 *
 * <p>Start at {@link assay.data.images.ImageSet#load}, take {@link assay.data.images.Normalisation#of}, describe the
 * batches in a {@link assay.data.images.BatchPlan} and walk them with {@link assay.data.images.Batches}.
 */
package assay.data.images;
