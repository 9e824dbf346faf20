/** The networks of the space of DARTS, in the form that the rest of the program uses. */
package assay.internal.darts.kit;
