/** The DARTS space. */
package assay.internal.darts;
