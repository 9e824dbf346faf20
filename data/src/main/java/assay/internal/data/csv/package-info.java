/** Tables of comma-separated values, read strictly: a bad cell is named by line and column. */
package assay.internal.data.csv;
