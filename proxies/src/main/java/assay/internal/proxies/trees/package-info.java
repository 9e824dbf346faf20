/** Gradient-boosted regression trees: a model for the predictors of searches on tables. */
package assay.internal.proxies.trees;
