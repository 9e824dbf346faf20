/** The networks of the space of DARTS, as the rest of the program finds them. */
package assay.internal.darts.kit;
