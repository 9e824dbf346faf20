/**
 * Automatic differentiation: a define-by-run tape. Each operation has its forward pass and its derivatives in one file. Reverse
 * mode gives gradients; a second, forward-over-reverse sweep gives exact Hessian-vector and mixed products.
 *
 * <p>The package has more files than others on purpose: operations are small, package-private, and know the tape's nodes. In rooms of
 * their own these would have to be public.
 */
package assay.supernet.tape;
