/** The layout of NAS-Bench-Suite-Zero's scores, whatever space they are of. */
package assay.internal.data.zerocost;
