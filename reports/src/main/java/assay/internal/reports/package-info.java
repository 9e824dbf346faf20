/** The report of an experiment; use only {@link assay.internal.reports.Report}. */
package assay.internal.reports;
