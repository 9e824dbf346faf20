/** What the readers of all formats share: the kinds of content, how a file is recognised, and checks of what was read. */
package assay.internal.bench201.truth.kind;
