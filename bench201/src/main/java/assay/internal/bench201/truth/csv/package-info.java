/** Accuracies and costs as CSV, long and wide. */
package assay.bench201.truth.csv;
