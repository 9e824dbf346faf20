/** What an engine must offer: tensors and kernels. It knows nothing about networks. */
package assay.supernet.tensor;
