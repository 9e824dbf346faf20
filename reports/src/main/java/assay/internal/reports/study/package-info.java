/** An experiment with the table's answers to everything that its report says, and the statistics over them. */
package assay.internal.reports.study;
