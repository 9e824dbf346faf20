/** Experiments in the space of recurrent cells: searches on a text, trainings of what was found, and a report of perplexities. */
package assay.internal.experiments.textsearch;
