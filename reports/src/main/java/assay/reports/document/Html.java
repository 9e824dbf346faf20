package assay.reports.document;

import static assay.reports.figure.Svg.escape;

import assay.reports.document.Block.Bullets;
import assay.reports.document.Block.Cell;
import assay.reports.document.Block.Code;
import assay.reports.document.Block.Column;
import assay.reports.document.Block.Data;
import assay.reports.document.Block.Details;
import assay.reports.document.Block.Figure;
import assay.reports.document.Block.Gallery;
import assay.reports.document.Block.Grid;
import assay.reports.document.Block.Heading;
import assay.reports.document.Block.Paragraph;
import assay.reports.document.Block.Row;
import assay.reports.document.Block.SubHeading;
import assay.reports.figure.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes a document as one page that needs nothing else: styles and figures inside, no script, well-formed XML. */
public final class Html {
    private static final String PLUS_MINUS = " ± ";

    private final StringBuilder out = new StringBuilder(1 << 16);

    private Html() {}

    public static String write(Document document) {
        return new Html().page(document);
    }

    private String page(Document d) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        out.append("<title>").append(escape(d.title())).append("</title>\n<style>\n");
        out.append(css()).append(Theme.css()).append("</style>\n</head>\n<body>\n<main>\n<header>\n");
        element("h1", d.title());
        element("p", d.subtitle());
        out.append("</header>\n");
        boolean open = false;
        for (Block block : d.blocks()) {
            if (block instanceof Heading) {
                out.append(open ? "</section>\n<section>\n" : "<section>\n");
                open = true;
            }
            write(block);
        }
        return out.append(open ? "</section>\n" : "")
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }

    private void write(Block block) {
        if (block instanceof Heading h) {
            element("h2", h.text());
        } else if (block instanceof SubHeading h) {
            element("h3", h.text());
        } else if (block instanceof Details d) {
            out.append("<details>\n");
            element("summary", d.summary());
            d.blocks().forEach(this::write);
            out.append("</details>\n");
        } else if (block instanceof Data d) {
            out.append("<script type=\"application/json\" id=\"").append(d.id()).append("\">");
            out.append(Script.quiet(d.json())).append("</script>\n");
        } else if (block instanceof Paragraph p) {
            out.append(p.quiet() ? "<p class=\"note\">" : "<p>")
                    .append(escape(p.text()))
                    .append("</p>\n");
        } else if (block instanceof Bullets b) {
            out.append("<ul>\n");
            b.items().forEach(i -> element("li", unbroken(i)));
            out.append("</ul>\n");
        } else if (block instanceof Grid g) {
            grid(g);
        } else if (block instanceof Gallery g) {
            out.append("<div class=\"gallery\">\n");
            g.figures().forEach(this::figure);
            out.append("</div>\n");
        } else if (block instanceof Code c) {
            out.append("<pre tabindex=\"0\"><code>").append(escape(c.text())).append("</code></pre>\n");
        } else {
            throw new IllegalArgumentException("no way to write " + block);
        }
    }

    private void figure(Figure f) {
        out.append("<figure>\n").append(f.svg().inline());
        if (!f.caption().isEmpty()) {
            out.append("<figcaption>");
            for (int i = 0; i < f.caption().size(); i++) {
                String tag = i == 0 ? "strong" : "span";
                element(tag, f.caption().get(i));
            }
            out.append("</figcaption>\n");
        }
        out.append("</figure>\n");
    }

    private void grid(Grid g) {
        out.append("<div class=\"scroll\" tabindex=\"0\">\n<table>\n<caption>");
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
        for (Row row : g.rows()) {
            out.append("<tr class=\"").append(row.kind().name().toLowerCase(Locale.ROOT));
            out.append(row.id().isEmpty() ? "\">" : "\" id=\"" + row.id() + "\">");
            for (int i = 0; i < row.cells().size(); i++) {
                Cell c = row.cells().get(i);
                cell(i == 0 ? "th scope=\"row\"" : "td", g.columns().get(i), c, spread[i]);
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n</div>\n");
    }

    private void groups(List<Column> columns) {
        if (columns.stream().allMatch(c -> c.group().isEmpty())) {
            return;
        }
        out.append("<tr class=\"groups\">");
        for (int i = 0; i < columns.size(); ) {
            int end = i + 1;
            while (end < columns.size()
                    && columns.get(end).group().equals(columns.get(i).group())) {
                end++;
            }
            String group = columns.get(i).group();
            out.append(group.isEmpty() ? "<td" : "<th scope=\"colgroup\"");
            out.append(" colspan=\"").append(end - i).append("\">").append(escape(group));
            out.append(group.isEmpty() ? "</td>" : "</th>");
            i = end;
        }
        out.append("</tr>\n");
    }

    /** Where a column has cells like "93.45 ± 0.28", the numbers before the sign stand under each other. */
    private void cell(String tag, Column column, Cell cell, boolean spread) {
        String text = cell.text();
        int sign = text.indexOf(PLUS_MINUS);
        String mean = sign < 0 ? text : text.substring(0, sign);
        String rest = sign < 0 ? "" : text.substring(sign);
        out.append('<').append(tag).append(column.numeric() ? " class=\"num\"" : "");
        if (!cell.hint().isEmpty()) {
            out.append(" title=\"").append(escape(cell.hint())).append('"');
        }
        cell.order().ifPresent(o -> out.append(" data-order=\"").append(o).append('"'));
        out.append('>').append(cell.link().isEmpty() ? "" : "<a href=\"#" + cell.link() + "\">");
        out.append(cell.strong() ? "<strong>" : "").append(escape(mean));
        if (spread) {
            out.append("<span class=\"pm\">").append(escape(rest)).append("</span>");
        }
        out.append(cell.strong() ? "</strong>" : "")
                .append(cell.link().isEmpty() ? "" : "</a>")
                .append("</")
                .append(tag, 0, 2)
                .append('>');
    }

    private void element(String tag, String text) {
        out.append('<').append(tag).append('>').append(escape(text));
        out.append("</").append(tag).append(">\n");
    }

    /** Keeps the parts of a number on one line. */
    private static String unbroken(String sentence) {
        return sentence.replace(PLUS_MINUS, "\u00a0±\u00a0")
                .replace(" %", "\u00a0%")
                .replace("n = ", "n\u00a0=\u00a0");
    }

    private static String css() {
        try (InputStream in = Html.class.getResourceAsStream("page.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
