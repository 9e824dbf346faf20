/** Literals of Python, as other programs print architectures: read without running anything. */
package assay.internal.core.literal;
