/** A search space, a supernet and images that are as small as they can be and still show what a search does. */
package assay.internal.supernet.toy;
