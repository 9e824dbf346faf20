/**
 * The run store: experiments, their runs and their trajectories in one DuckDB file. Its tables are described in
 * {@code docs/run-store.md} and may be read by any other program.
 */
package assay.internal.data.runs;
