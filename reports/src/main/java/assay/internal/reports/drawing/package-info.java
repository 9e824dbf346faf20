/** Architectures as drawings: cells, and the sizes of a network. {@link Drawings} chooses the one that fits the space. */
package assay.internal.reports.drawing;
