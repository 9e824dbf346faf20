/** Tables of comma-separated values, read strictly: an error names the line and the column of the bad cell. */
package assay.internal.data.csv;
