/** Says what the numbers in a foreign table are: which of a benchmark's own they equal, and where they differ. */
package assay.internal.experiments.audit;
