/** The first screen of a report: the verdict, the chart of every seed, and what it all cost. */
package assay.internal.reports.headline;
