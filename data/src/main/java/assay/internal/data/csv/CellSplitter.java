package assay.internal.data.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts lines into cells. A quoted cell may contain the separator, quotes (each written twice) and, if the caller gives
 * it more lines, line breaks.
 */
final class CellSplitter {
    private final char separator;
    private final boolean lenient;
    private List<String> cells = new ArrayList<>();
    private StringBuilder open;

    /** @param lenient whether blanks around a cell are dropped, and a quote inside a cell is an ordinary character */
    CellSplitter(char separator, boolean lenient) {
        this.separator = separator;
        this.lenient = lenient;
    }

    /**
     * Takes a line.
     *
     * @return whether the record is complete; if not, a quoted cell continues on the next line
     */
    boolean take(String line) {
        if (open == null) {
            cells = new ArrayList<>(Math.max(4, cells.size()));
            if (line.indexOf('"') < 0) {
                plain(line);
                return true;
            }
            return lenient ? quoted(line) : mixed(line);
        }
        open.append('\n');
        return quoted(line);
    }

    /** The cells of the complete record. */
    List<String> cells() {
        return cells;
    }

    /** How many characters the unfinished cell has so far. */
    int pending() {
        return open == null ? 0 : open.length();
    }

    private void plain(String line) {
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            add(line.substring(from, at));
            from = at + 1;
        }
        add(line.substring(from));
    }

    private void add(String cell) {
        cells.add(lenient ? cell.strip() : cell);
    }

    /** Quotes have a meaning only at the beginning of a cell. */
    private boolean quoted(String line) {
        int at = 0;
        while (true) {
            if (open == null) {
                int start = at;
                while (start < line.length() && line.charAt(start) != separator && line.charAt(start) <= ' ') {
                    start++;
                }
                if (start == line.length() || line.charAt(start) != '"') {
                    int end = line.indexOf(separator, at);
                    add(line.substring(at, end < 0 ? line.length() : end));
                    if (end < 0) {
                        return true;
                    }
                    at = end + 1;
                    continue;
                }
                open = new StringBuilder();
                at = start + 1;
            }
            int close = close(line, at);
            if (close < 0) {
                return false;
            }
            int end = line.indexOf(separator, close + 1);
            open.append(line.substring(close + 1, end < 0 ? line.length() : end).strip());
            cells.add(open.toString());
            open = null;
            if (end < 0) {
                return true;
            }
            at = end + 1;
        }
    }

    /**
     * Finds the quote that ends the open cell, and takes the cell's text up to there; negative if this line has no such
     * quote.
     */
    private int close(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '"') {
                open.append(c);
            } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                open.append('"');
                i++;
            } else {
                return i;
            }
        }
        return -1;
    }

    /** A quote begins or ends a quoted part anywhere in a cell. */
    private boolean mixed(String line) {
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (twice) {
                    cell.append(line.charAt(++i));
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return !quoted;
    }
}
