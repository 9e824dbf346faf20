/** The page that shows how a run gets on. */
package assay.internal.reports.progress;
