/** Texts in the form in which searches read them. */
package assay.internal.recurrent.search;
