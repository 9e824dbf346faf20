/**
 * Automatic differentiation: a define-by-run tape. Each operation has its forward pass and its derivatives in one file. Reverse
 * mode gives gradients; a second, forward-over-reverse sweep gives exact Hessian-vector and mixed products.
 */
package assay.supernet.tape;
