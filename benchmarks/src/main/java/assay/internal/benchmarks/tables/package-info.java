/** Makes the tables that the program carries. */
package assay.benchmarks.tables;
