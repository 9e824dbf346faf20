/** Numbers as people read them, and as programs do. */
package assay.reports.number;
