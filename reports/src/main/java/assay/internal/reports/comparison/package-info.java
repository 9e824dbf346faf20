/** Several experiments side by side. */
package assay.internal.reports.comparison;
