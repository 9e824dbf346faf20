/** Scores of architectures by proxies, on the images and the engine of an experiment. */
package assay.internal.experiments.run.score;
