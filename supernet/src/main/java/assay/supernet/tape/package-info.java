/**
 * Automatic differentiation: a define-by-run tape whose operations have their directions side by side. Reverse mode gives
 * gradients; a second, forward-over-reverse sweep gives exact Hessian-vector and mixed products.
 */
package assay.supernet.tape;
