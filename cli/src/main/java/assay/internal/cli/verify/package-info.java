/** {@code assay verify}: replays reference numbers on the installed engine ({@link assay.internal.conformance}) and prints how far each case is off. */
package assay.internal.cli.verify;
