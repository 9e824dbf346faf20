/** The cells of NAS-Bench-101 and the three spaces of NAS-Bench-1shot1: genotypes, numbering, hashes and costs. */
package assay.core.space.bench101;
