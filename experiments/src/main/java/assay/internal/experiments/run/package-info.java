/**
 * An experiment from its configuration to its results. Every method with every seed is a job. Jobs run on a few workers. Each
 * is saved as soon as it is done, and can be stopped and resumed at any moment. Start at {@link
 * assay.internal.experiments.run.ExperimentRun}.
 */
package assay.internal.experiments.run;
