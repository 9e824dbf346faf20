/** Image data sets in their official layouts, augmentation, and batches prepared off the training thread. */
package assay.data.images;
