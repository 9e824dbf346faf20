/**
 * The engine on libtorch (PyTorch's C++ library, through JavaCPP), on a CPU or an NVIDIA GPU. It implements {@link
 * assay.supernet.tensor.Backend} by ATen's operations; if an operation allocates its result, the tensor takes over that memory
 * instead of copying it.
 */
package assay.internal.torch;
