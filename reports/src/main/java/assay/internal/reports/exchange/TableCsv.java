package assay.internal.reports.exchange;

import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of the report as CSV, with the digits that the report shows. A column of means with deviations becomes several
 * columns; numbers are written for programs; missing values are empty.
 */
final class TableCsv {
    private static final Pattern PARTS = Pattern.compile("(.*?)(?: ± (.*?))?(?: \\(n = (\\d+)\\))?", Pattern.DOTALL);
    private static final List<String> SUFFIXES = List.of(" mean", " std", " n");

    private TableCsv() {}

    static String write(Grid grid) {
        StringBuilder out = new StringBuilder();
        Map<Integer, List<Integer>> parts = new LinkedHashMap<>();
        List<String> head = new ArrayList<>();
        for (int i = 0; i < grid.columns().size(); i++) {
            Column column = grid.columns().get(i);
            List<Integer> used = column.numeric() ? used(grid, i) : List.of(1);
            parts.put(i, used);
            used.forEach(p -> head.add(column.full() + (used.size() == 1 ? "" : SUFFIXES.get(p - 1))));
        }
        line(out, head);
        for (Row row : grid.rows()) {
            List<String> cells = new ArrayList<>();
            parts.forEach((i, used) -> {
                String text = row.cells().get(i).text();
                if (used.size() == 1) {
                    cells.add(grid.columns().get(i).numeric() ? number(text) : text);
                } else {
                    Matcher m = parts(text);
                    used.forEach(p -> cells.add(m.group(p) == null ? "" : number(m.group(p))));
                }
            });
            line(out, cells);
        }
        return out.toString();
    }

    /** Which of mean, deviation and count the cells of the column have; always the mean. */
    private static List<Integer> used(Grid grid, int column) {
        List<Matcher> cells = grid.rows().stream()
                .map(r -> parts(r.cells().get(column).text()))
                .toList();
        List<Integer> used = new ArrayList<>(List.of(1));
        for (int part = 2; part <= SUFFIXES.size(); part++) {
            int p = part;
            if (cells.stream().anyMatch(m -> m.group(p) != null)) {
                used.add(p);
            }
        }
        return used;
    }

    private static Matcher parts(String text) {
        Matcher m = PARTS.matcher(text);
        if (!m.matches()) {
            throw new IllegalStateException(text);
        }
        return m;
    }

    private static String number(String shown) {
        if (shown.equals(Format.NOTHING)) {
            return "";
        }
        String plain = shown.replace('−', '-').replaceFirst("^\\+(?=\\d)", "");
        return plain.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? plain.replace(",", "") : plain;
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append('\n');
    }

    /** A cell of CSV. */
    static String quoted(String cell) {
        return cell.matches("(?s).*[,\"\\n\\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
