package assay.internal.experiments.rows;

import assay.core.error.UsageException;
import assay.internal.data.csv.TextSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Lines of cells below a header, or one architecture on each line. */
final class TableRows extends RowList {
    private static final char ONE_CELL = 0;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final TextSource text;
    private final String source;
    private final List<String> columns;
    private final char separator;
    /** Lines that were already read and are rows. */
    private String first;

    private TableRows(TextSource text, String source, List<String> columns, char separator, String first) {
        this.text = text;
        this.source = source;
        this.columns = columns;
        this.separator = separator;
        this.first = first;
    }

    static TableRows open(
            TextSource text, String source, String first, Predicate<String> isArchitecture, Predicate<String> isKnown) {
        char separator = separator(first);
        List<String> cells = text.cells(first, separator);
        boolean header = cells.stream().anyMatch(isKnown);
        if (!header && isArchitecture.test(first)) {
            return new TableRows(text, source, List.of(ARCHITECTURE), ONE_CELL, first);
        }
        for (int i = 0; i < cells.size() && !header; i++) {
            if (isArchitecture.test(cells.get(i))) {
                throw new UsageException(source + " line " + text.number() + ": expected a header line, found an"
                        + " architecture in column " + (i + 1) + ". Put a line before it that names the columns, such"
                        + " as seed,architecture.");
            }
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.indexOf(cells.get(i)) < i) {
                throw new UsageException(source + " line " + text.number() + ": column '" + cells.get(i)
                        + "' twice. Call one of them something else.");
            }
        }
        return new TableRows(text, source, List.copyOf(cells), separator, null);
    }

    /** The separator that cuts the header into the most cells; none if the header has one column. */
    private static char separator(String header) {
        char best = ONE_CELL;
        long most = 0;
        for (char c : SEPARATORS) {
            long n = header.chars().filter(h -> h == c).count();
            if (n > most) {
                most = n;
                best = c;
            }
        }
        return best;
    }

    @Override
    public Optional<List<String>> columns() {
        return Optional.of(columns);
    }

    @Override
    public char separator() {
        return separator == ONE_CELL ? ',' : separator;
    }

    /** Whether a line is empty, or has only empty cells, as spreadsheets write below tables. */
    private boolean isBlank(String line) {
        return line.chars().allMatch(c -> Character.isWhitespace(c) || c == separator && columns.size() > 1);
    }

    @Override
    public Optional<Row> next() {
        String line = first == null ? text.line() : first;
        first = null;
        while (line != null && isBlank(line)) {
            line = text.line();
        }
        if (line == null) {
            return Optional.empty();
        }
        String at = source + " line " + text.number();
        List<String> cells = new ArrayList<>(text.cells(line, separator));
        if (cells.size() != columns.size()) {
            throw new UsageException(at + ": expected " + columns.size() + " cells ("
                    + String.join(", ", columns.subList(0, Math.min(8, columns.size()))) + "), found " + cells.size()
                    + ". A cell that has the separator in it needs quotes.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.put(columns.get(i), cells.get(i));
        }
        return Optional.of(new Row(at, texts, Optional.empty()));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
