/** Networks as lists of named parameters and a forward pass on the tape; fixed networks and supernets. */
package assay.supernet.network;
