/**
 * Language models with one recurrent cell, unrolled over the steps of a segment of text: the cell of one architecture, and the cell that holds all of
 * them. Liu et al., "DARTS", ICLR 2019, and its code ({@code rnn}).
 */
package assay.supernet.recurrent;
