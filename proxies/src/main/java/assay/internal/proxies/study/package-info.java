/**
 * Studies of proxies on a table: how they agree with accuracies, how to combine them, and how well they select the best of N.
 */
package assay.internal.proxies.study;
