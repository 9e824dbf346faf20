/** How commands show answers: as JSON, in words and in colours. */
package assay.internal.cli.answer;
