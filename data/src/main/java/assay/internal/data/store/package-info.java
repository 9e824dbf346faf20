/**
 * The ground truth of a benchmark: one DuckDB file (docs/truth-schema.md), changed only as a whole, and a snapshot of its
 * readings beside it that opens in milliseconds. The DuckDB file is the truth; the snapshot is made from it and is
 * thrown away when it does not fit.
 */
package assay.internal.data.store;
