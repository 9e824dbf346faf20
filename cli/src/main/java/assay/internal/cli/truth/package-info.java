/** Commands on the ground truth: import, query, top, sql, export. */
package assay.internal.cli.truth;
