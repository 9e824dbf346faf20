/** How fast the kernels are, and that their memory stays flat. */
package assay.internal.benchmarks.engine;
