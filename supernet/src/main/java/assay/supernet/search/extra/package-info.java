/**
 * Parts that every method which learns by gradients can have in addition to its own. Without them, the method gives the same
 * result, to the bit.
 */
package assay.supernet.search.extra;
