/** Table methods that learn, while they search, which architectures are good: features, a predictor, and searches by it. */
package assay.internal.core.predict;
