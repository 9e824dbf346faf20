/**
 * What makes a report traceable: every run by itself with the questions behind its numbers, where everything comes from,
 * and all of it once more for programs, in the page itself.
 */
package assay.internal.reports.trace;
