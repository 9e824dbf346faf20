/** What is learnt about proxies from a table: how they agree with accuracies, combine, and select the best of N. */
package assay.internal.proxies.study;
