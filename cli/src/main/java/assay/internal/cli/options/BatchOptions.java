package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.internal.experiments.batch.BatchList;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags of commands that answer a list. */
public final class BatchOptions {
    @Option(
            names = "--batch",
            paramLabel = "FILE|-",
            description = "Many questions: CSV with a header (also with ; or tabs), JSON Lines, a JSON array, or"
                    + " one architecture in each line, plain or gzip; or a Parquet or Arrow file. - is standard"
                    + " input. docs/batch.md says which columns are read.")
    private String batch;

    @Option(
            names = "--columns",
            paramLabel = "PART=COLUMN",
            split = ",",
            description = "With --batch: which column is which part of the question, as"
                    + " architecture=arch_str,dataset=ds. Other columns are then not part of it.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--skip-bad",
            description =
                    "With --batch: leave out rows that are not questions, and name them. Default: stop at the first.")
    private boolean skipBad;

    public boolean given() {
        if (batch == null && (!columns.isEmpty() || skipBad)) {
            throw new UsageException(
                    (skipBad ? "--skip-bad" : "--columns") + ": there are no rows without --batch." + " Leave it out.");
        }
        if (batch != null && batch.isBlank()) {
            throw new UsageException("--batch: expected a file, or - for standard input, found an empty text.");
        }
        return batch != null;
    }

    /** The list. Ask {@link #given} first whether there is one. */
    public BatchList list() {
        return new BatchList(batch.equals("-") ? Optional.empty() : Optional.of(Path.of(batch)), columns, skipBad);
    }
}
