/** Recurrent cells: the texts that their language models learn, and how they are trained. */
package assay.internal.recurrent;
