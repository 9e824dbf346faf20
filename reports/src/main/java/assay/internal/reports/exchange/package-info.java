/** A report and its runs as files for other programs: {@link assay.reports.exchange.Form} names them all. */
package assay.reports.exchange;
