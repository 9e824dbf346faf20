/**
 * Zero-cost proxies, each a formula in its own file, listed in {@link assay.proxies.Proxies}; and selection by proxies: {@link
 * assay.internal.proxies.study.BestOf}.
 */
package assay.proxies;
