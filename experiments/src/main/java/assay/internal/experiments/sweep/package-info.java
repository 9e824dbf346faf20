/** Scores of many untrained networks, and what is drawn from them. */
package assay.internal.experiments.sweep;
