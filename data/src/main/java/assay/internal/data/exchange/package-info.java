/**
 * Reads back what {@code assay export} wrote from view {@code measurement}: Arrow IPC and Parquet files, which are
 * checked like files from other programs.
 */
package assay.internal.data.exchange;
