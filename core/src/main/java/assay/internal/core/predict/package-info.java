/**
 * Table methods that learn, while they search, which architectures are good: features, predictors, and the searches that use
 * them.
 */
package assay.internal.core.predict;
