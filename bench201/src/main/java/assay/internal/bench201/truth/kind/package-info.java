/** The common parts of the readers of all formats: the kinds of stores, the recognition of files, and checks of values. */
package assay.internal.bench201.truth.kind;
