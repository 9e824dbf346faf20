/** Who says how good the found architectures are: a table, or the training of their networks. */
package assay.internal.experiments.judge;
