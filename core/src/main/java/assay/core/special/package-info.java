/** Special functions of real arguments in strict arithmetic: gamma, incomplete gamma and beta, and their derivatives. */
package assay.core.special;
