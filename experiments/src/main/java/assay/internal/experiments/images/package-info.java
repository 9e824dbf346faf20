/** The images that searches, trainings and builds look at. */
package assay.internal.experiments.images;
