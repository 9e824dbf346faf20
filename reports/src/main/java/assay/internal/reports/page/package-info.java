/** The page to which the sections of a report write, and the origins of their numbers. */
package assay.internal.reports.page;
