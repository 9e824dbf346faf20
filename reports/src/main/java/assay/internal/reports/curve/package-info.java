/** One quantity of a method's searches over epochs or time, and its numbers. */
package assay.internal.reports.curve;
