/** {@code assay build}: makes a tabular benchmark by training every architecture of a space, in shards. */
package assay.internal.cli.build;
