/**
 * {@code assay verify}: replays reference numbers on the installed engine ({@link assay.internal.conformance}) and prints the
 * error of each case.
 */
package assay.internal.cli.verify;
