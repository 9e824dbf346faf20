/** Training one network to the end: its plan, its images, its model file and its report. */
package assay.experiments.train;
