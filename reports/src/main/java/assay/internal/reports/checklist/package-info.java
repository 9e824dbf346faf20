/**
 * The checklist of best practices of neural architecture search, filled in from what was recorded about a run and from
 * what its author says in the experiment file.
 */
package assay.internal.reports.checklist;
