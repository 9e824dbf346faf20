/** Gradient-boosted regression trees, a model of predictors that search tables. */
package assay.internal.proxies.trees;
