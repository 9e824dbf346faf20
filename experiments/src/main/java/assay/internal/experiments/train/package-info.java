/** Training one network to the end: its plan, its images, its model file and its report. */
package assay.internal.experiments.train;
