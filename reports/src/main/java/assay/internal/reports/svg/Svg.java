package assay.internal.reports.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes one SVG image, element by element. Coordinates are rounded to 0.01, and nothing depends on a locale. */
public final class Svg {
    /** The font size of figures, in pixels. */
    public static final double LETTERS = 11;

    private static final String PAPER = "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";

    private final double width;
    private final double height;
    private final String description;
    private final StringBuilder data = new StringBuilder();
    private final StringBuilder body = new StringBuilder(2048);

    /** @param description a text for readers who cannot see the image */
    public Svg(double width, double height, String description) {
        this.width = width;
        this.height = height;
        this.description = description;
    }

    public Svg open(String css) {
        body.append("<g class=\"").append(css).append("\">\n");
        return this;
    }

    /** A group that belongs to a series, so that a script can find and hide it. */
    public Svg open(String css, String series) {
        body.append("<g class=\"").append(css).append("\" data-name=\"");
        body.append(escape(series)).append("\">\n");
        return this;
    }

    /** A fact about the whole image that a script may read. */
    public Svg data(String name, String value) {
        data.append(" data-").append(name).append("=\"").append(escape(value)).append('"');
        return this;
    }

    public Svg close() {
        body.append("</g>\n");
        return this;
    }

    public Svg line(double x1, double y1, double x2, double y2, String css) {
        body.append("<line").append(attribute("x1", x1)).append(attribute("y1", y1));
        body.append(attribute("x2", x2)).append(attribute("y2", y2));
        return end("line", css, "");
    }

    public Svg rect(double x, double y, double w, double h, String css) {
        body.append("<rect").append(attribute("x", x)).append(attribute("y", y));
        body.append(attribute("width", w)).append(attribute("height", h)).append(" rx=\"3\"");
        return end("rect", css, "");
    }

    /** @param hover shown by the browser when the pointer rests on it; empty for none */
    public Svg circle(double x, double y, double r, String css, String hover) {
        body.append("<circle").append(attribute("cx", x)).append(attribute("cy", y));
        body.append(attribute("r", r));
        return end("circle", css, hover);
    }

    /** @param d path data, made with {@link Path} */
    public Svg path(Path d, String css, String hover) {
        body.append("<path d=\"").append(d).append('"');
        return end("path", css, hover);
    }

    /** The mark of a series. Its shape depends on the number of the series, like its colour. */
    public Svg mark(int series, double x, double y, double r, String hover) {
        return path(Marks.at(series, x, y, r), "mark " + Theme.series(series), hover);
    }

    /** A text with a limited width in pixels. If it is wider, its middle is left out, and the whole text is shown on hover. */
    public Svg label(double x, double y, String css, String text, double room) {
        String fit = TextWidth.fit(text, LETTERS, room);
        if (fit.equals(text)) {
            return text(x, y, css, text);
        }
        body.append("<text").append(attribute("x", x)).append(attribute("y", y));
        body.append(" class=\"")
                .append(css)
                .append("\"><title>")
                .append(escape(text))
                .append("</title>");
        body.append(escape(fit)).append("</text>\n");
        return this;
    }

    public static String fit(String text, int most) {
        int letters = text.codePointCount(0, text.length());
        return letters <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    public Svg text(double x, double y, String css, String text) {
        body.append("<text").append(attribute("x", x)).append(attribute("y", y));
        body.append(" class=\"").append(css).append("\">").append(escape(text)).append("</text>\n");
        return this;
    }

    /** A rectangle with sharp corners. */
    public Svg field(double x, double y, double w, double h, String css, String hover) {
        body.append("<rect").append(attribute("x", x)).append(attribute("y", y));
        body.append(attribute("width", w)).append(attribute("height", h));
        return end("rect", css, hover);
    }

    private Svg end(String tag, String css, String hover) {
        body.append(" class=\"").append(css).append('"');
        if (hover.isEmpty()) {
            body.append("/>\n");
        } else {
            body.append("><title>")
                    .append(escape(hover))
                    .append("</title></")
                    .append(tag)
                    .append(">\n");
        }
        return this;
    }

    /** The text for readers who cannot see the image. */
    public String description() {
        return description;
    }

    /** The element for a page with {@link Theme#css()}; HTML knows its namespace. */
    public String inline() {
        return element("", "");
    }

    /** A separate file with its style inside: on a white background, with explicit colours. */
    public String standalone() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + element(
                        "xmlns=\"http://www.w3.org/2000/svg\" ",
                        "<style>\n" + Theme.resolvedCss() + "</style>\n" + PAPER);
    }

    private String element(String namespace, String style) {
        String size = "viewBox=\"0 0 " + number(width) + ' ' + number(height) + "\" width=\"" + number(width)
                + "\" height=\"" + number(height) + '"';
        return "<svg " + namespace + size + " class=\"figure\" role=\"img\" aria-label=\"" + escape(description) + "\""
                + data + ">\n" + style + body + "</svg>\n";
    }

    private static String attribute(String name, double value) {
        return ' ' + name + "=\"" + number(value) + '"';
    }

    /** At most two decimals, no exponent, no trailing zeros: {@code 12.5}. */
    public static String number(double value) {
        BigDecimal d = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return d.signum() == 0 ? "0" : d.stripTrailingZeros().toPlainString();
    }

    /** Text for XML content or a quoted attribute; characters that XML does not allow become U+FFFD. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean allowed(int c) {
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && !surrogate && c != 0xFFFE && c != 0xFFFF && c != 0x7F;
    }
}
