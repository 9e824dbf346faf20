/** Commands on the ground truth: import, query, top, sql, export. */
package assay.cli.truth;
