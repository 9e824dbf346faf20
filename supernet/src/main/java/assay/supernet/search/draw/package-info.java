/** What a search decides: the options of a space in groups, the weights of one pass, and the distribution that is learnt. */
package assay.supernet.search.draw;
