/** Builds networks in each search space: supernets for searches, networks for proxies. */
package assay.internal.experiments.spaces;
