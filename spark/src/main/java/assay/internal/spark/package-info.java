/**
 * Units of work as tasks of Apache Spark. Scheduling, retries, lost executors and the history of jobs are Spark's; this
 * package only sends units there and gets their answers back.
 */
package assay.internal.spark;
