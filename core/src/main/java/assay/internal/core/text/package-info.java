/**
 * Texts as a terminal or a log shows them: tables in columns, lines of CSV, broken lines, and without the characters that a
 * terminal must not see. Stable within the program only.
 */
package assay.internal.core.text;
