package assay.internal.reports.trace;

/**
 * Files from which the table was imported, together under one name.
 *
 * @param source the name
 * @param file its name, or how many there are
 * @param sha256 in hex, of the file; for several files, of their lines {@code "sha256  name\n"} sorted by name
 */
public record TableFile(String source, String file, String sha256) {}
