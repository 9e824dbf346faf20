/** The report of an experiment; rely on {@link assay.internal.reports.Report} only. */
package assay.internal.reports;
