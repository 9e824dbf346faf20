/**
 * Answers from the stores of benchmarks: {@link assay.internal.data.truth.StoreTruth} for one architecture or all, rankings and fronts
 * over all. Opens without DuckDB.
 */
package assay.internal.data.truth;
