/**
 * {@code assay verify}: replays reference numbers on the installed engine. {@link assay.cli.verify.ReferenceFiles}
 * recognises a file by its content, one {@link assay.cli.verify.Case} replays one line of the answer, {@link
 * assay.cli.verify.Check} measures errors.
 */
package assay.cli.verify;
