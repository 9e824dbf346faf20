/** Speed of preparing image batches. */
package assay.benchmarks.images;
