/**
 * The NAS-Bench-201 network and supernet: stem, three stages of cells with residual blocks between, head (Dong and Yang,
 * ICLR 2020, Figure 1; AutoDL-Projects {@code TinyNetwork}).
 */
package assay.internal.bench201.network;
