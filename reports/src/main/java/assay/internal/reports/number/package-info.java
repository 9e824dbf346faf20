/** Numbers as people read them, and as programs do. */
package assay.internal.reports.number;
