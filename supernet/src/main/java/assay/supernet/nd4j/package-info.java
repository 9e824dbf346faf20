/**
 * The engine on ND4J. Convolutions and matrix products are ND4J's operations everywhere. The rest is one of two
 * implementations of {@link assay.supernet.nd4j.Maps}, chosen once when a backend opens: Java loops over the tensors'
 * memory ({@code Host...}) in float32 on a CPU, and ND4J's operations ({@code OpMaps}) in float64 and on a GPU.
 *
 * <p>What the program that starts the JVM should pass:
 *
 * <ul>
 *   <li>{@code OMP_NUM_THREADS=1} and {@code OPENBLAS_NUM_THREADS=1} in the environment: the engine asks for one thread in
 *       each worker, but OpenBLAS reads its count when it loads.
 *   <li>A small {@code -Xmx} (1 GB is ample): tensors lie outside of the Java heap.
 *   <li>{@code -Dorg.bytedeco.javacpp.maxbytes} and {@code maxphysicalbytes}, if there is to be a limit: without them the
 *       engine sets both to 0, none.
 * </ul>
 *
 * <p>The first use in a process unpacks nothing and takes about a second; the first on a machine unpacks 370 MB of natives
 * into {@code ~/.javacpp/cache} ({@code -Dorg.bytedeco.javacpp.cachedir} puts them elsewhere).
 */
package assay.supernet.nd4j;
