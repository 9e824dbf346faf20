/**
 * Runs differentiable searches: {@link assay.internal.supernet.search.BilevelSearch}. The packages, bottom up, without cycles:
 * {@code draw} (what is decided), {@code relax}, {@code learn} and {@code method} (the parts and the catalogue), {@code step}
 * (what a step does), {@code diagnose} (what is measured), and this package, the loop.
 */
package assay.internal.supernet.search;
