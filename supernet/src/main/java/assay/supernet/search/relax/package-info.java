/** Computes the weights of a pass from the architecture parameters, and the gradients back: one file for each relaxation. */
package assay.supernet.search.relax;
