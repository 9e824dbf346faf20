/** NAS-Bench-201's table: importers for its file formats, and the in-memory look-up that searches use. */
package assay.internal.bench201.truth;
