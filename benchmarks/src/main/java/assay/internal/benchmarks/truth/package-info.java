/** How fast the ground truth answers. */
package assay.internal.benchmarks.truth;
