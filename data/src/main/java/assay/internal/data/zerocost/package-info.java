/** The layout of NAS-Bench-Suite-Zero's scores, for any space. */
package assay.internal.data.zerocost;
