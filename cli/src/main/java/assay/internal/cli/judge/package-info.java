/** {@code assay judge}: its options, and what it prints. */
package assay.internal.cli.judge;
