/** How fast reports are made. */
package assay.internal.benchmarks.reports;
