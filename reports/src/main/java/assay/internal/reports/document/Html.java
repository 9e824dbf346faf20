package assay.internal.reports.document;

import static assay.internal.reports.svg.Svg.escape;

import assay.internal.reports.document.Block.Bullets;
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
import assay.internal.reports.document.Block.Source;
import assay.internal.reports.document.Block.SubHeading;
import assay.internal.reports.document.Block.Tile;
import assay.internal.reports.document.Block.Tiles;
import assay.internal.reports.document.Block.Verdict;
import assay.internal.reports.svg.Theme;
import java.util.List;

/**
 * Writes a document as one page without other files: styles, figures and one fixed script are inside. The page is well-formed
 * XML. Without the script it still shows everything.
 */
public final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    private Html() {}

    public static String write(Document document) {
        return new Html().page(document, "");
    }

    /** A page that loads itself again and again, from disk or from a server. */
    public static String write(Document document, int everySeconds) {
        return new Html().page(document, "<meta http-equiv=\"refresh\" content=\"" + everySeconds + "\"/>\n");
    }

    private String page(Document d, String refresh) {
        String style = "\n" + Theme.pageColours() + Script.resource("page.css") + Theme.css();
        String script = Script.ours();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(Script.policy(script, style))
                .append("\"/>\n");
        out.append(PageSeal.EMPTY).append(refresh);
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        out.append("<title>").append(escape(d.title())).append("</title>\n<style>");
        out.append(style).append("</style>\n</head>\n<body>\n<main>\n<header>\n");
        element("h1", d.title());
        element("p", d.subtitle());
        List<Heading> headings = d.blocks().stream()
                .filter(b -> b instanceof Heading)
                .map(b -> (Heading) b)
                .toList();
        contents(headings);
        out.append("</header>\n");
        int section = 0;
        String end = "";
        for (Block block : d.blocks()) {
            if (block instanceof Heading h) {
                out.append(end).append("<section id=\"").append(place(section++, h));
                out.append("\">\n").append(h.folded() ? "<details class=\"fold\">\n<summary>" : "");
                end = h.folded() ? "</details>\n</section>\n" : "</section>\n";
            }
            write(block);
        }
        out.append(end).append("</main>\n<script>");
        return PageSeal.put(
                out.append(script).append("</script>\n</body>\n</html>\n").toString());
    }

    private void contents(List<Heading> headings) {
        if (headings.size() < 3) {
            return;
        }
        out.append("<nav aria-label=\"Contents\">\n<details>\n<summary>Contents</summary>\n<ol>\n");
        for (int i = 0; i < headings.size(); i++) {
            out.append("<li><a href=\"#").append(place(i, headings.get(i))).append("\">");
            out.append(escape(headings.get(i).text())).append("</a></li>\n");
        }
        out.append("</ol>\n</details>\n</nav>\n");
    }

    /** The number distinguishes sections with the same name. */
    private static String place(int number, Heading heading) {
        return "section-" + (number + 1) + "-" + Anchor.of(heading.text());
    }

    private void write(Block block) {
        if (block instanceof Heading h) {
            element("h2", h.text());
            out.append(h.folded() ? "</summary>\n" : "");
        } else if (block instanceof Verdict v) {
            out.append("<p class=\"verdict ")
                    .append(v.settled() ? "settled" : "open")
                    .append("\">");
            out.append(escape(unbroken(v.text()))).append("</p>\n");
        } else if (block instanceof Tiles t) {
            out.append("<dl class=\"tiles\">\n");
            t.tiles().forEach(this::tile);
            out.append("</dl>\n");
        } else if (block instanceof Chart c) {
            out.append("<div class=\"chart\">\n");
            figure(
                    c.figure(),
                    "<div class=\"wide\">\n" + c.figure().svg().inline() + "</div>\n<div class=\"narrow\">\n"
                            + c.narrow().inline() + "</div>\n");
            out.append("</div>\n");
        } else if (block instanceof Extract) {
            return;
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
            new HtmlTable(out).write(g);
        } else if (block instanceof Gallery g) {
            out.append(g.pairs() ? "<div class=\"gallery pairs\">\n" : "<div class=\"gallery\">\n");
            g.figures().forEach(f -> figure(f, f.svg().inline()));
            out.append("</div>\n");
        } else if (block instanceof Source s) {
            source(s);
        } else if (block instanceof Code c) {
            out.append("<pre tabindex=\"0\"><code>").append(escape(c.text())).append("</code></pre>\n");
        } else {
            throw new IllegalArgumentException("no way to write " + block);
        }
    }

    private void source(Source s) {
        out.append("<details class=\"source\">\n");
        element("summary", Source.TITLE + (s.files().isEmpty() ? "" : ": " + String.join(", ", s.files())));
        if (!s.runs().isEmpty()) {
            out.append("<p class=\"note\">").append(Source.RUNS);
            for (int i = 0; i < s.runs().size(); i++) {
                out.append(i == 0 ? " " : ", ");
                out.append("<a href=\"#").append(s.runs().get(i).id()).append("\">");
                out.append(escape(s.runs().get(i).text())).append("</a>");
            }
            out.append("</p>\n");
        }
        if (!s.commands().isEmpty()) {
            write(new Code(String.join("\n", s.commands())));
        }
        out.append("</details>\n");
    }

    private void tile(Tile t) {
        out.append("<div>\n");
        element("dt", t.label());
        out.append("<dd><strong>").append(escape(t.value())).append("</strong> <span>");
        out.append(escape(unbroken(t.note()))).append("</span></dd>\n</div>\n");
    }

    private void figure(Figure f, String image) {
        out.append("<figure>\n").append(image);
        if (!f.caption().isEmpty()) {
            out.append("<figcaption>");
            for (int i = 0; i < f.caption().size(); i++) {
                String tag = i == 0 ? "strong" : "span";
                element(tag, f.caption().get(i));
            }
            out.append("</figcaption>\n");
        }
        if (!f.data().isEmpty()) {
            out.append("<p class=\"data\">").append(escape(f.data())).append("</p>\n");
        }
        out.append("</figure>\n");
    }

    private void element(String tag, String text) {
        out.append('<').append(tag).append('>').append(escape(text));
        out.append("</").append(tag).append(">\n");
    }

    /** Keeps the parts of a number on one line. */
    private static String unbroken(String sentence) {
        return sentence.replace(HtmlTable.PLUS_MINUS, "\u00a0±\u00a0")
                .replace(" %", "\u00a0%")
                .replace("n = ", "n\u00a0=\u00a0");
    }
}
