/**
 * Reference numbers of other programs, replayed on an engine of ours. A file is found by its content ({@link
 * assay.internal.conformance.ReferenceFiles}); each of its cases says how far it is off ({@link assay.internal.conformance.check.Check}).
 */
package assay.internal.conformance;
