/** Judges the found architectures: by a table, or by training their networks. */
package assay.internal.experiments.judge;
