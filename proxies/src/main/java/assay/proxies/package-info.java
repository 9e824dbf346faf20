/**
 * Zero-cost proxies, each a formula in a file of its own, listed in {@link assay.proxies.Proxies}, and selection by them:
 * {@link assay.internal.proxies.study.BestOf}.
 */
package assay.proxies;
