/** Texts as searches read them. */
package assay.internal.recurrent.search;
