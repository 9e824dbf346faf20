/**
 * Programs of the user as methods. They ask by standard output and input; the referee answers from the table, charges the
 * budget and keeps the log. The protocol is in docs/protocol.md.
 */
package assay.internal.experiments.external;
