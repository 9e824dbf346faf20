/** Reads back what {@code assay export} wrote of view {@code measurement}: Arrow IPC and Parquet files, checked as foreign. */
package assay.internal.data.exchange;
