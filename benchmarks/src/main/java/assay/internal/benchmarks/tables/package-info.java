/** Makes the tables that the program carries. */
package assay.internal.benchmarks.tables;
