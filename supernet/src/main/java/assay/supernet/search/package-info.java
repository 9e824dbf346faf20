/**
 * Differentiable searches as compositions of parts: what a method is ({@link assay.supernet.search.Method}, {@link
 * assay.supernet.search.Methods}), how one is run ({@link assay.supernet.search.BilevelSearch}) and what it learns
 * ({@link assay.supernet.search.ArchDistribution}).
 */
package assay.supernet.search;
