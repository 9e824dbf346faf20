/** The sections of a report. */
package assay.internal.reports.section;
