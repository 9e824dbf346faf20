/** Our side of the comparison with PyTorch: see benchmarks/README.md. */
package assay.internal.benchmarks.sidebyside;
