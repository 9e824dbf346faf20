package assay.internal.core.text;

import java.util.Arrays;
import java.util.List;

/** Writes a line of CSV (RFC 4180, ended by a line feed); null is an empty cell. */
public final class CsvLine {
    private CsvLine() {}

    public static String of(Object... cells) {
        return of(',', Arrays.asList(cells));
    }

    /** @param separator between two cells */
    public static String of(char separator, List<?> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i) == null ? "" : cells.get(i).toString();
            line.append(i == 0 ? "" : separator)
                    .append(quoted(cell, separator) ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return line.append('\n').toString();
    }

    /** Also true for blanks at the ends of a cell, which a reader could drop. */
    private static boolean quoted(String cell, char separator) {
        return cell.indexOf(separator) >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0
                || !cell.equals(cell.strip());
    }
}
