/**
 * An experiment from its configuration to its results. Methods times seeds are jobs over a few workers, each saved as soon as
 * it is done, stopped and resumed at any moment. Start at {@link assay.internal.experiments.run.ExperimentRun}.
 */
package assay.internal.experiments.run;
