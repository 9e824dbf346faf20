/** Tables of measures and of statistical tests, which sections show. */
package assay.internal.reports.table;
