/**
 * Lists that people hand in, row by row: CSV with any separator, JSON Lines, JSON arrays, or one architecture a line. {@link
 * assay.cli.rows.RowList} is the way in.
 */
package assay.cli.rows;
