/** The answers of searches over epochs and time: the section of a report, and its charts. */
package assay.internal.reports.trajectory;
