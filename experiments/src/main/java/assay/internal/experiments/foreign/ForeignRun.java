package assay.internal.experiments.foreign;

import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the result files of programs that Assay knows (docs/exchange.md): their rows have the columns of a judgement, {@code
 * method, seed, step, time_s, cost_s, score, final, evaluations}, and {@code architecture}.
 */
public final class ForeignRun {
    /** A format of such files. */
    interface Form {
        /**
         * Reads a file of this format.
         *
         * @param method the name of its runs; empty: as in the file
         * @return empty if the file has another format
         * @throws assay.core.error.DataFormatException if it is damaged, or has no architectures
         */
        Optional<RowList> open(Path file, Optional<String> method) throws IOException;
    }

    private static final List<Form> FORMS = List.of(new NatsResults(), new SyneTuneResults(), new NaslibErrors());

    private ForeignRun() {}

    /**
     * Reads a file that another program wrote.
     *
     * @param method the name of its runs; empty: as the file or its folder says
     * @return empty if the file has none of these formats
     * @throws assay.core.error.DataFormatException if it is damaged, or has no architectures
     */
    public static Optional<RowList> open(Path file, Optional<String> method) throws IOException {
        for (Form form : FORMS) {
            Optional<RowList> rows = form.open(file, method);
            if (rows.isPresent()) {
                return rows;
            }
        }
        return Optional.empty();
    }

    /** A row; columns and cells alternate. */
    static Row row(String at, String... columnsAndCells) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndCells.length; i += 2) {
            texts.put(columnsAndCells[i], columnsAndCells[i + 1]);
        }
        return new Row(at, texts, Optional.empty());
    }

    /** The name of a folder above the file, this many levels up; empty at the root. */
    static Optional<String> folder(Path file, int up) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        for (int i = 0; i < up && folder != null; i++) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder).map(Path::getFileName).map(Path::toString);
    }
}
