/** The description of a table that somebody measured (docs/tables.md). */
package assay.internal.experiments.config.table;
