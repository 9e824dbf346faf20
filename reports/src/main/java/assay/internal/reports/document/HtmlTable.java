package assay.internal.reports.document;

import static assay.internal.reports.svg.Svg.escape;

import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Block.Shown;
import java.util.List;
import java.util.Locale;

/** Writes tables into a page; on a narrow screen the tables scroll, not the page. */
final class HtmlTable {
    static final String PLUS_MINUS = " ± ";

    /** Longer texts than this are broken into lines. */
    private static final int LONG = 48;

    private final StringBuilder out;

    HtmlTable(StringBuilder out) {
        this.out = out;
    }

    void write(Grid g) {
        boolean more = g.columns().stream().anyMatch(Column::more);
        if (more || g.columns().stream().anyMatch(c -> c.shown() == Shown.WIDE)) {
            out.append("<label class=\"all")
                    .append(more ? "" : " roomy-not")
                    .append("\"><input type=\"checkbox\"/> all columns</label>\n");
        }
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"table: ");
        out.append(escape(g.caption())).append("\">\n<table>\n<caption>");
        out.append(escape(g.caption())).append("</caption>\n<thead>\n");
        groups(g.columns());
        out.append("<tr>");
        g.columns().forEach(c -> cell("th scope=\"col\"", c, Cell.of(c.label()), false));
        out.append("</tr>\n</thead>\n<tbody>\n");
        boolean[] spread = new boolean[g.columns().size()];
        for (Row row : g.rows()) {
            for (int i = 0; i < spread.length; i++) {
                spread[i] |= row.cells().get(i).text().contains(PLUS_MINUS);
            }
        }
        g.rows().forEach(r -> row(r, g.columns(), spread));
        out.append("</tbody>\n</table>\n</div>\n");
    }

    private void row(Row row, List<Column> columns, boolean[] spread) {
        out.append("<tr class=\"")
                .append(row.kind().name().toLowerCase(Locale.ROOT))
                .append('"');
        out.append(row.id().isEmpty() ? ">" : " id=\"" + row.id() + "\">");
        for (int i = 0; i < columns.size(); i++) {
            String tag = i == 0 ? "th scope=\"row\"" : "td";
            cell(tag, columns.get(i), row.cells().get(i), spread[i]);
        }
        out.append("</tr>\n");
    }

    private void groups(List<Column> columns) {
        if (columns.stream().allMatch(c -> c.group().isEmpty())) {
            return;
        }
        out.append("<tr class=\"groups\">");
        for (int i = 0; i < columns.size(); ) {
            int end = i + 1;
            while (end < columns.size()
                    && columns.get(end).group().equals(columns.get(i).group())
                    && columns.get(end).shown() == columns.get(i).shown()) {
                end++;
            }
            String group = columns.get(i).group();
            out.append(group.isEmpty() ? "<td" : "<th scope=\"colgroup\"");
            String css = css(columns.get(i).shown());
            out.append(css.isEmpty() ? "" : " class=\"" + css + '"');
            out.append(" colspan=\"").append(end - i).append("\">").append(escape(group));
            out.append(group.isEmpty() ? "</td>" : "</th>");
            i = end;
        }
        out.append("</tr>\n");
    }

    private static String css(Column column, String text) {
        String css = (column.numeric() ? "num" : text.length() > LONG ? "long" : "") + " " + css(column.shown());
        return css.isBlank() ? "" : " class=\"" + css.strip() + '"';
    }

    private static String css(Shown shown) {
        return switch (shown) {
            case ALWAYS -> "";
            case WIDE -> "roomy";
            case NEVER -> "more";
        };
    }

    /** In a column with cells like "93.45 ± 0.28", the numbers before the sign are aligned. */
    private void cell(String tag, Column column, Cell cell, boolean spread) {
        String text = cell.text();
        int sign = text.indexOf(PLUS_MINUS);
        String mean = sign < 0 ? text : text.substring(0, sign);
        String rest = sign < 0 ? "" : text.substring(sign);
        out.append('<').append(tag).append(css(column, text));
        if (!cell.hint().isEmpty()) {
            out.append(" title=\"").append(escape(cell.hint())).append('"');
        }
        cell.order().ifPresent(o -> out.append(" data-order=\"").append(o).append('"'));
        out.append('>').append(cell.link().isEmpty() ? "" : "<a href=\"#" + cell.link() + "\">");
        out.append(cell.strong() ? "<strong>" : "").append(escape(mean));
        if (spread) {
            out.append("<span class=\"pm\">").append(escape(rest)).append("</span>");
        }
        out.append(cell.strong() ? "</strong>" : "");
        out.append(cell.link().isEmpty() ? "" : "</a>")
                .append("</")
                .append(tag, 0, 2)
                .append('>');
    }
}
