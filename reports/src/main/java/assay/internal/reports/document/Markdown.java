package assay.internal.reports.document;

import assay.internal.reports.document.Block.Bullets;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Chart;
import assay.internal.reports.document.Block.Code;
import assay.internal.reports.document.Block.Data;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Extract;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Block.Paragraph;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Block.Source;
import assay.internal.reports.document.Block.SubHeading;
import assay.internal.reports.document.Block.Tiles;
import assay.internal.reports.document.Block.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a document as Markdown (with pipe tables); its figures are files in a given folder. */
public final class Markdown {
    /** A blank without width. */
    private static final String NO_WIDTH = "&#8203;";

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final String figureFolder;

    private Markdown(String figureFolder) {
        this.figureFolder = figureFolder;
    }

    /** @param figureFolder relative path of the figures' folder */
    public static String write(Document document, String figureFolder) {
        return new Markdown(figureFolder).page(document);
    }

    /** Blocks without a title above them, an empty line between two. */
    public static String write(List<Block> blocks, String figureFolder) {
        Markdown markdown = new Markdown(figureFolder);
        for (int i = 0; i < blocks.size(); i++) {
            markdown.out.append(i == 0 ? "" : "\n");
            markdown.write(blocks.get(i));
        }
        return markdown.out.toString();
    }

    private String page(Document d) {
        out.append("# ").append(escape(d.title())).append("\n\n");
        out.append(escape(d.subtitle())).append('\n');
        for (Block block : d.blocks()) {
            out.append('\n');
            write(block);
        }
        return out.toString();
    }

    private void write(Block block) {
        if (block instanceof Heading h) {
            out.append("## ").append(escape(h.text())).append('\n');
        } else if (block instanceof SubHeading h) {
            out.append("### ").append(escape(h.text())).append('\n');
        } else if (block instanceof Details d) {
            out.append("<details><summary>").append(escape(d.summary())).append("</summary>\n");
            for (Block inner : d.blocks()) {
                out.append('\n');
                write(inner);
            }
            out.append("\n</details>\n");
        } else if (block instanceof Data || block instanceof Extract) {
            out.setLength(out.length() - 1);
        } else if (block instanceof Verdict v) {
            out.append("**").append(escape(v.text())).append("**\n");
        } else if (block instanceof Tiles t) {
            t.tiles().forEach(i -> out.append("- ")
                    .append(escape(i.label() + ": " + i.value() + " (" + i.note() + ")"))
                    .append('\n'));
        } else if (block instanceof Chart c) {
            figure(c.figure());
        } else if (block instanceof Paragraph p) {
            out.append(escape(p.text())).append('\n');
        } else if (block instanceof Bullets b) {
            b.items().forEach(i -> out.append("- ").append(escape(i)).append('\n'));
        } else if (block instanceof Grid g) {
            grid(g);
        } else if (block instanceof Gallery g) {
            g.figures().forEach(this::figure);
        } else if (block instanceof Source s) {
            source(s);
        } else if (block instanceof Code c) {
            code(c.text());
        } else {
            throw new IllegalArgumentException("no way to write " + block);
        }
    }

    /** A table with columns that a page folds away: it is first written without them. */
    private void grid(Grid g) {
        if (g.columns().stream().noneMatch(Block.Column::more)) {
            rows(g);
            return;
        }
        int[] seen = IntStream.range(0, g.columns().size())
                .filter(i -> !g.columns().get(i).more())
                .toArray();
        rows(new Grid(
                g.caption(),
                IntStream.of(seen).mapToObj(g.columns()::get).toList(),
                g.rows().stream()
                        .map(r -> new Row(
                                r.kind(),
                                r.id(),
                                IntStream.of(seen).mapToObj(r.cells()::get).toList()))
                        .toList()));
        out.append("\n<details><summary>All columns</summary>\n\n");
        rows(g);
        out.append("\n</details>\n");
    }

    private void rows(Grid g) {
        out.append(g.caption().isEmpty() ? "|" : escape(g.caption()) + "\n\n|");
        g.columns().forEach(c -> out.append(' ').append(escape(c.full())).append(" |"));
        out.append("\n|");
        g.columns().forEach(c -> out.append(c.numeric() ? " ---: |" : " --- |"));
        out.append('\n');
        for (Row row : g.rows()) {
            out.append('|');
            String place = row.id().isEmpty() ? "" : "<a id=\"" + row.id() + "\"></a>";
            for (Cell c : row.cells()) {
                String bold = c.strong() ? "**" : "";
                String text = bold + escape(c.text()) + bold;
                out.append(' ').append(place);
                out.append(c.link().isEmpty() ? text : "[" + text + "](#" + c.link() + ")")
                        .append(" |");
                place = "";
            }
            out.append('\n');
        }
    }

    private void figure(Figure f) {
        out.append("![").append(escape(f.svg().description())).append("](");
        out.append(figureFolder).append('/').append(f.file()).append(")\n");
        if (!f.caption().isEmpty()) {
            out.append('\n').append(f.caption().stream().map(Markdown::escape).collect(Collectors.joining(" · ")));
            out.append("\n\n");
        }
        if (!f.data().isEmpty()) {
            out.append('\n').append(escape(f.data())).append("\n\n");
        }
    }

    private void source(Source s) {
        out.append("<details><summary>").append(Source.TITLE);
        out.append(s.files().isEmpty() ? "" : ": " + escape(String.join(", ", s.files())));
        out.append("</summary>\n");
        if (!s.runs().isEmpty()) {
            out.append('\n').append(Source.RUNS).append(' ');
            out.append(s.runs().stream()
                            .map(l -> "[" + escape(l.text()) + "](#" + l.id() + ")")
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        if (!s.commands().isEmpty()) {
            out.append('\n');
            code(String.join("\n", s.commands()));
        }
        out.append("\n</details>\n");
    }

    /** A code fence that is longer than any sequence of backticks inside. */
    private void code(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        out.append(fence).append('\n').append(text).append(text.endsWith("\n") ? "" : "\n");
        out.append(fence).append('\n');
    }

    /**
     * Whether this is the last character of a text from which GitHub or GitLab would make a link and notify somebody: {@code
     * @name}, {@code #12}, {@code GH-12}. They search the finished text, so Markdown's escapes do not help.
     */
    private static boolean callsSomebody(String text, int i) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        return switch (text.charAt(i)) {
            case '@' -> Character.isLetterOrDigit(next) || next == '_' || next == '-';
            case '#' -> Character.isDigit(next);
            case '-' -> Character.isDigit(next) && text.regionMatches(true, i - 2, "gh", 0, 2);
            default -> false;
        };
    }

    /** Plain text without markup and without mentions of people; line breaks become spaces. */
    public static String escape(String text) {
        StringBuilder s = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> s.append("&lt;");
                case '>' -> s.append("&gt;");
                case '&' -> s.append("&amp;");
                case '\n', '\r' -> s.append(' ');
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~' ->
                    s.append('\\').append(c);
                default -> s.append(c);
            }
            if (callsSomebody(text, i)) {
                s.append(NO_WIDTH);
            }
        }
        return s.toString();
    }
}
