/** What can be measured about a search between two epochs; it changes no result. */
package assay.internal.supernet.search.diagnose;
