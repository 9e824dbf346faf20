/**
 * The steps of a search and what they use: the growing network, the passes, the epoch sums. For the loop and for diagnostics;
 * not for other modules.
 */
package assay.internal.supernet.search.step;
