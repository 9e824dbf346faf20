/** Sections about networks that were trained after the search: their errors or perplexities, and the search that was chosen. */
package assay.internal.reports.section.trained;
