package assay.internal.experiments.batch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A list of questions, and how it is read.
 *
 * @param file empty: standard input
 * @param columns which column is which part of the question; empty: as their names say
 * @param skipBad whether rows that are not questions are left out; otherwise the first of them ends the work
 */
public record BatchList(Optional<Path> file, Map<String, String> columns, boolean skipBad) {}
