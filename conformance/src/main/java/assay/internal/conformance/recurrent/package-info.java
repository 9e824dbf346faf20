/** Reference numbers of recurrent cells and their language models. */
package assay.internal.conformance.recurrent;
