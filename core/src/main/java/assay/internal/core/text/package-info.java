/** Texts as a terminal or a log shows them: tables in columns, and characters that it must not see. Stable within the program only. */
package assay.internal.core.text;
