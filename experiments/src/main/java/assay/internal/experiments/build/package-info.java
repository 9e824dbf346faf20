/** Making a tabular benchmark: every architecture of a space is trained, in shards. */
package assay.internal.experiments.build;
