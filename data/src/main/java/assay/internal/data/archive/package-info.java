/**
 * Compressed files and tar archives from unknown people: every size has a limit, every checksum is checked, and no name
 * leads out of the archive.
 */
package assay.internal.data.archive;
