/** The sections of a report. */
package assay.reports.section;
