/** Architectures as drawings: cells, and the sizes of a network. {@link Drawings} chooses the drawing for the space. */
package assay.internal.reports.drawing;
