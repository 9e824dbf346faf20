/**
 * Reference numbers of other programs, replayed on our engines. A file is recognised by its content ({@link
 * assay.internal.conformance.ReferenceFiles}); each of its cases reports its error ({@link
 * assay.internal.conformance.check.Check}).
 */
package assay.internal.conformance;
