/** The DARTS space: pairs of cells, the published genotypes, their notations and costs. */
package assay.core.space.darts;
