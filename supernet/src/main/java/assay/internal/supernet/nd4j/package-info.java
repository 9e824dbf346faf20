/**
 * The engine on ND4J. {@link assay.internal.supernet.nd4j.Nd4jBackend#open} gives float32 on a CPU to {@link
 * assay.internal.supernet.cpu}, which works in ND4J's memory; float64, GPUs and machines where oneDNN does not load go through
 * ND4J's operations.
 *
 * <p>The program that starts the JVM should set:
 *
 * <ul> <li>{@code OMP_NUM_THREADS=1} and {@code OPENBLAS_NUM_THREADS=1} in the environment: the engine asks for one thread in
 * each worker, but OpenBLAS reads its count when it loads. <li>A small {@code -Xmx} (1 GB is ample) or none: tensors lie
 * outside of the Java heap. <li>{@code -Dorg.bytedeco.javacpp.maxbytes} and {@code maxphysicalbytes}, if other limits are
 * wanted than those of {@link assay.supernet.tensor.TensorMemory}, which {@link assay.supernet.tensor.Backends} sets. An engine
 * that is opened without Backends has no limits.
 * </ul>
 *
 * <p>The first use in a process unpacks nothing and takes about a second; the first on a machine unpacks 370 MB of natives into
 * {@code ~/.javacpp/cache} ({@code -Dorg.bytedeco.javacpp.cachedir} names another folder).
 */
package assay.internal.supernet.nd4j;
