/**
 * The engine on ND4J. Convolutions and matrix products are ND4J's operations everywhere. The rest is one of two
 * implementations of {@link assay.supernet.nd4j.Maps}, chosen once when a backend opens: Java loops over the tensors'
 * memory ({@code Host...}) in float32 on a CPU, and ND4J's operations ({@code OpMaps}) in float64 and on a GPU.
 */
package assay.supernet.nd4j;
