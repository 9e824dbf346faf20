/** Making a tabular benchmark: every architecture of a space is trained, in shards. */
package assay.experiments.build;
