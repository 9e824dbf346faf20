/**
 * Units of work as tasks of Apache Spark. Scheduling, retries, lost executors and the history of jobs are Spark's; here is only
 * how a unit travels there and its answer back.
 */
package assay.internal.spark;
