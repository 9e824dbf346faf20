/** A report and its runs as files for other programs: {@link assay.internal.reports.exchange.Form} names them all. */
package assay.internal.reports.exchange;
