/** Checksums of whole files in their own metadata: damage is refused, never read. */
package assay.internal.data.seal;
