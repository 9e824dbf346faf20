/** Numbers for people and for programs. */
package assay.internal.reports.number;
