/** What reports need to know of each search space and of the table that judges it. */
package assay.reports.space;
