/** The steps of a search and what they work with: the network that grows, passes, epoch sums. For the loop and for diagnostics; not for other modules. */
package assay.internal.supernet.search.step;
