/** What an engine must offer: tensors and kernels, nothing of networks. */
package assay.supernet.tensor;
