/**
 * Image data sets in their official layouts, augmentation, and batches that are prepared on another thread than the training's.
 *
 * <p>Start at {@link assay.internal.images.ImageSet#load}, take {@link assay.internal.images.Normalisation#of}, describe the
 * batches in a {@link assay.internal.images.BatchPlan}, and go through them with {@link assay.internal.images.Batches}.
 */
package assay.internal.images;
