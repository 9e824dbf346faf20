/**
 * The engine on libtorch (PyTorch's C++ library, through JavaCPP), on a CPU or an NVIDIA GPU. It implements {@link
 * assay.supernet.tensor.Backend} by ATen's operations; where one of them allocates its result, the tensor takes that memory
 * over instead of copying it.
 */
package assay.internal.torch;
