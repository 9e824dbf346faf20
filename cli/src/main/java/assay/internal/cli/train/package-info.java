/**
 * {@code assay train}: trains the network of a found architecture to the end, and writes it with its history and report; {@code
 * assay evaluate} measures it on images.
 */
package assay.internal.cli.train;
