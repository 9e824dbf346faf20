/** Optimizers: of weights on the backend's tensors, of architecture parameters in plain Java. */
package assay.supernet.optim;
