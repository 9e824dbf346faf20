/** Figures as files that other programs show: SVG, PDF and PNG. */
package assay.internal.reports.image;
