package assay.internal.reports.trace;

/**
 * Files that the table was imported from, together under one name.
 *
 * @param source the name
 * @param file its name, or how many there are
 * @param sha256 in hex, of the file; of several, of their lines {@code "sha256  name\n"} sorted by name
 */
public record TableFile(String source, String file, String sha256) {}
