/** Tables that users describe (docs/tables.md), in the home folder. */
package assay.internal.experiments.tables;
