package assay.internal.core.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings. Each column is as wide as its longest cell; numbers are aligned to the right. */
public final class TextTable {
    private final List<String> heads;
    private final List<Object[]> rows = new ArrayList<>();

    public TextTable(String... heads) {
        this.heads = List.of(heads);
    }

    public void row(Object... cells) {
        rows.add(cells);
    }

    public int size() {
        return rows.size();
    }

    public void print(PrintWriter out) {
        int[] widths = heads.stream().mapToInt(String::length).toArray();
        for (Object[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], text(row[i]).length());
            }
        }
        line(out, heads.toArray(), widths);
        rows.forEach(row -> line(out, row, widths));
        rows.clear();
    }

    private void line(PrintWriter out, Object[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - text(row[i]).length());
            line.append(i == 0 ? "" : "  ").append(row[i] instanceof Number ? pad + text(row[i]) : text(row[i]) + pad);
        }
        out.println(line.toString().stripTrailing());
    }

    private static String text(Object cell) {
        return cell == null
                ? ""
                : Printable.of(cell instanceof Object[] array ? Arrays.toString(array) : cell.toString());
    }
}
