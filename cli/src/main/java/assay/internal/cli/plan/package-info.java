/** {@code assay plan}: how a command is cut into parts, and which scripts are written. */
package assay.internal.cli.plan;
