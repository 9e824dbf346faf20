/**
 * Programs of the user's as methods: they ask over their standard input and output, and the referee answers from the table, counts and
 * keeps the log. docs/protocol.md is the protocol.
 */
package assay.internal.experiments.external;
