/** How fast the ground truth answers. */
package assay.benchmarks.truth;
