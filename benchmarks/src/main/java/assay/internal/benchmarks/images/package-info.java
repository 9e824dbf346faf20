/** Speed of preparing image batches. */
package assay.internal.benchmarks.images;
