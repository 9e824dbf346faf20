/**
 * Numbers that describe an architecture to predictors, and the cost of its operations on a path. Kits of spaces choose among
 * them.
 */
package assay.internal.core.feature;
