/** The catalogue of methods that an experiment can name, and the methods that their parameters describe. */
package assay.internal.experiments.methods;
