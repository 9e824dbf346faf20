/** What the sections of a report write to, and what says where their numbers come from. */
package assay.internal.reports.page;
