package assay.internal.data.described;

import assay.internal.core.described.TableDescription;

/**
 * What a user says of a table, and what it is made of.
 *
 * @param text of the description
 */
public record DescribedTable(TableDescription description, TableLayout layout, String text) {}
