/**
 * Networks of the DARTS space: networks of one architecture ({@link assay.internal.darts.network.NetworkDarts}) and supernets
 * ({@link assay.internal.darts.network.SupernetDarts}). Layers, names and their order of definition are those of the published
 * repositories.
 */
package assay.internal.darts.network;
