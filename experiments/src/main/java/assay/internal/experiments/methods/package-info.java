/** The catalogue of methods that an experiment can name, and what their parameters make. */
package assay.internal.experiments.methods;
