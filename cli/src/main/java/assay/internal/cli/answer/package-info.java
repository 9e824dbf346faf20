/** How commands show answers: as JSON and in words, in colours, with their progress. */
package assay.internal.cli.answer;
