/** Scores of many untrained networks, and draws from distributions over them. */
package assay.internal.experiments.sweep;
