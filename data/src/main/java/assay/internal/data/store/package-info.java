/**
 * The ground truth of a benchmark: one DuckDB file (docs/truth-schema.md), which is changed only as a whole, and beside it a
 * snapshot of its readings that opens in milliseconds. The DuckDB file decides; the snapshot is made from it, and is deleted
 * if it does not match.
 */
package assay.internal.data.store;
