/** Numbers that describe an architecture to predictors, and what its operations on a path cost. Kits of spaces choose among them. */
package assay.internal.core.feature;
