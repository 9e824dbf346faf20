/** What joining the parts of large work costs: docs/scale.md. */
package assay.internal.benchmarks.scale;
