/**
 * Makes a report traceable: every run with the questions behind its numbers, the origin of everything, and all of this once
 * more for programs, in the page itself.
 */
package assay.internal.reports.trace;
