/** See README.md, "The house". */
package assay.benchmarks;
