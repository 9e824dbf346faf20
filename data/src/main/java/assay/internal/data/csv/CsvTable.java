package assay.internal.data.csv;

import assay.core.error.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A UTF-8 CSV file with one header line, read row by row (RFC 4180 without line breaks inside cells). An empty cell is an
 * absent value. The columns are asked for by name; {@link #next} moves to the next row.
 */
public final class CsvTable implements AutoCloseable {
    private static final int MAX_LINE = 1 << 20;

    private static final Pattern WHOLE = Pattern.compile("^(-?\\d+)\\.0*$");

    private final Lines in;
    private final CellSplitter splitter = new CellSplitter(',', false);
    private final String source;
    private final List<String> columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private List<String> cells = List.of();
    private long line = 1;
    private boolean hasRows;

    /** Reads the header. Closing the table closes {@code in}. */
    public CsvTable(InputStream in, String source) {
        this.in = new Lines(
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                MAX_LINE);
        this.source = source;
        String header = readLine();
        columns = header == null
                ? List.of()
                : split(header.startsWith("\ufeff") ? header.substring(1) : header).stream()
                        .map(String::strip)
                        .toList();
        for (int i = 0; i < columns.size(); i++) {
            if (positions.put(columns.get(i), i) != null) {
                throw bad("column '" + columns.get(i) + "' twice");
            }
        }
    }

    /** Column names, in the order of the file. */
    public List<String> columns() {
        return columns;
    }

    /**
     * Moves to the next row; false after the last. Blank lines are skipped, unless the table has only one column.
     *
     * @throws DataFormatException also if there are no rows at all, because a table without rows is certainly a mistake
     */
    public boolean next() {
        String text;
        do {
            text = readLine();
            line++;
        } while (text != null && text.isBlank() && columns.size() > 1);
        if (text == null) {
            if (!hasRows) {
                throw bad("expected rows below the header, found none");
            }
            return false;
        }
        hasRows = true;
        cells = split(text);
        if (cells.size() != columns.size()) {
            throw bad("expected " + columns.size() + " cells, found " + cells.size());
        }
        return true;
    }

    /** The cell's text; empty for an absent value or column. */
    public String text(String column) {
        Integer position = positions.get(column);
        return position == null ? "" : cells.get(position).strip();
    }

    /** The cell as a number; {@code inf}, {@code -inf} and {@code nan} are numbers, as Python prints them. */
    public OptionalDouble number(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(
                    switch (cell) {
                        case "inf" -> Double.POSITIVE_INFINITY;
                        case "-inf" -> Double.NEGATIVE_INFINITY;
                        case "nan" -> Double.NaN;
                        default -> Double.parseDouble(cell);
                    });
        } catch (NumberFormatException e) {
            throw bad("column '" + column + "': expected a number, found '" + shorten(cell) + "'");
        }
    }

    /** The cell as an int; {@code 6111.0} is accepted too, since tables of floating-point columns write it so. */
    public OptionalInt whole(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(WHOLE.matcher(cell).replaceFirst("$1")));
        } catch (NumberFormatException e) {
            throw bad("column '" + column + "': expected a whole number, found '" + shorten(cell) + "'");
        }
    }

    /** The number of the current row's line in the file, from 1. */
    public long line() {
        return line;
    }

    /** A refusal of the current row, with the byte at which its line begins in the unpacked text. */
    public DataFormatException bad(String what) {
        return new DataFormatException(
                source,
                in.lineStart(),
                source + ": refused: line " + line + ": " + what.replaceFirst("\\.$", "") + ". Nothing was loaded.");
    }

    private String readLine() {
        try {
            return in.next();
        } catch (Lines.TooLong e) {
            throw bad("more than " + MAX_LINE + " characters");
        } catch (CharacterCodingException e) {
            throw new DataFormatException(
                    source,
                    in.bytes(),
                    source + ": refused: after line " + line + ": expected UTF-8 text, found other bytes. Nothing was"
                            + " loaded.",
                    e);
        } catch (IOException e) {
            throw new DataFormatException(
                    source,
                    in.bytes(),
                    source + ": cannot be read after line " + line + ": " + e.getMessage() + ".",
                    e);
        }
    }

    private List<String> split(String text) {
        if (!splitter.take(text)) {
            throw bad("a quoted cell that does not end on its line");
        }
        return splitter.cells();
    }

    private static String shorten(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
