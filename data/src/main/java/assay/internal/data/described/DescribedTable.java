package assay.internal.data.described;

import assay.internal.core.described.TableDescription;

/**
 * What a user says about a table, and the files of the table.
 *
 * @param text of the description
 */
public record DescribedTable(TableDescription description, TableLayout layout, String text) {}
