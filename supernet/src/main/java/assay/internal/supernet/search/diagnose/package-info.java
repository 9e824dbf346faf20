/** What can be measured about a search between two epochs; it changes no result. */
package assay.supernet.search.diagnose;
