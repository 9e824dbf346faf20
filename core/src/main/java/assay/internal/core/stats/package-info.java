/**
 * Statistics of searches and proxies: descriptions, rank correlations, tests, intervals. Each says where it comes from.
 * A quantity that is not defined for its data (the correlation of a constant, the deviation of one value) is an empty
 * {@code Optional}, never NaN; NaN among the data is refused. No method changes its arguments.
 */
package assay.internal.core.stats;
