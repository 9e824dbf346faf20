package assay.cli.truth;

import java.util.List;

/** Writes a line of CSV (RFC 4180, ended by a line feed); null is an empty cell. */
final class CsvLine {
    private CsvLine() {}

    static String of(Object... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i] == null ? "" : cells[i].toString();
            boolean quote = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
            line.append(i == 0 ? "" : ",").append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return line.append('\n').toString();
    }

    static String of(List<?> cells) {
        return of(cells.toArray());
    }
}
