/** Speed of the searches that only ask the table. */
package assay.internal.benchmarks.blackbox;
