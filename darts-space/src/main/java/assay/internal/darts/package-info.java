/** The DARTS space. */
package assay.darts;
