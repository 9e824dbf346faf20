/** How fast reports are made. */
package assay.benchmarks.reports;
