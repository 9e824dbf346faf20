/** Reads the files of tables that users describe (docs/tables.md) into stores. */
package assay.internal.data.described;
