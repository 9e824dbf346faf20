/** A document as plain blocks, and the two ways to write it: one HTML page, or Markdown with figures beside it. */
package assay.internal.reports.document;
