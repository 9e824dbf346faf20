/**
 * Our own small SVG figures: the same input gives the same bytes, text is escaped, colours are those of Okabe and Ito (safe for
 * colour-blind readers) and follow a light or a dark page. Figures know nothing about experiments.
 */
package assay.internal.reports.figure;
