/** Checksums of whole files in their own metadata: a damaged file is refused and never read. */
package assay.internal.data.seal;
