/** Parts that every method which learns by gradients can have beside its own: without them it is as it was, to the bit. */
package assay.supernet.search.extra;
