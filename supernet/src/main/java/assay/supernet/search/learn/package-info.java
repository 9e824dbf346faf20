/** How architecture parameters learn: the optimizer, the order of the gradient and of the two updates, and terms of the loss. */
package assay.supernet.search.learn;
