/**
 * What every search space has: decisions, genotypes and their errors. Each space has a package below this one. There are no
 * measured numbers here.
 */
package assay.core.space;
