/** From architecture parameters to the weights of a pass, and gradients back: one file for each relaxation. */
package assay.supernet.search.relax;
