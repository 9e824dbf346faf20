/** Several experiments side by side. */
package assay.reports.comparison;
