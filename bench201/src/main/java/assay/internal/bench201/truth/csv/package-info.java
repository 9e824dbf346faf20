/** Accuracies and costs as CSV, long and wide. */
package assay.internal.bench201.truth.csv;
