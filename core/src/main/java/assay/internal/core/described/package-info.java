/** Spaces and benchmarks of tables that users describe (docs/tables.md), without their files. */
package assay.internal.core.described;
