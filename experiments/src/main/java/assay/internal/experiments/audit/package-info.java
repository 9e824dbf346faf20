/** Says what the numbers in a foreign table are: which numbers of a benchmark they equal, and where they differ. */
package assay.internal.experiments.audit;
