/** Reads result files of searches by other programs as rows to judge. Files are recognised by their content. */
package assay.internal.experiments.foreign;
