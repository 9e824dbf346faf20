/** Compressed files and tar archives from strangers: every size is capped, every checksum checked, no name escapes. */
package assay.internal.data.archive;
