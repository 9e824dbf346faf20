/** The page that shows the progress of a run. */
package assay.internal.reports.progress;
