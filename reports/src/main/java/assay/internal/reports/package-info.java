/** The report of an experiment; rely on {@link assay.reports.Report} only. */
package assay.reports;
