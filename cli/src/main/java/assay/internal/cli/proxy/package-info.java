/** {@code assay proxy}: scores of untrained networks, over whole spaces, beside the table. */
package assay.internal.cli.proxy;
