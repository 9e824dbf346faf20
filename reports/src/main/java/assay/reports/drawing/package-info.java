/** Cells as drawings. */
package assay.reports.drawing;
