/** Texts: their files, their words as numbers, and the segments that a language model learns from. */
package assay.internal.recurrent.text;
