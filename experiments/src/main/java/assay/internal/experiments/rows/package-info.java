/**
 * Lists of users, row by row: CSV with any separator, JSON Lines, JSON arrays, or one architecture on each line. {@link
 * assay.internal.experiments.rows.RowList} is the entry point.
 */
package assay.internal.experiments.rows;
