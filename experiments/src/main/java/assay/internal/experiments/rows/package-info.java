/**
 * Lists that people hand in, row by row: CSV with any separator, JSON Lines, JSON arrays, or one architecture a line. {@link
 * assay.internal.experiments.rows.RowList} is the way in.
 */
package assay.internal.experiments.rows;
