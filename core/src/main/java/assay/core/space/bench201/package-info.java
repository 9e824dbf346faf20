/** The cells of NAS-Bench-201 and the channel counts of NATS-Bench's size space: genotypes, numbering, isomorphism and costs. */
package assay.core.space.bench201;
