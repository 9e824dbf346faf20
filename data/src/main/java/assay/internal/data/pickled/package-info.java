/** Tables in pickles of any program, as rows. Their content is read by the restricted reader, and nothing is executed. */
package assay.internal.data.pickled;
