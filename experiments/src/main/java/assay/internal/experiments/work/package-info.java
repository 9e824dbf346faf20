/** The common parts of all work: its place on disk, its listeners, how it is stopped, its threads and its memory. */
package assay.internal.experiments.work;
