/** How commands put questions to a table, and how they show the answers: texts, tables, CSV, notes and progress. */
package assay.internal.cli.answer;
