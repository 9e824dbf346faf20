/**
 * Special functions of real arguments in strict arithmetic: gamma, incomplete gamma and beta, and their
 * derivatives; eigenvalues of small symmetric matrices.
 */
package assay.internal.core.special;
