package assay.reports.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes one SVG image, element by element. Coordinates are rounded to 0.01; nothing else is left to a locale. */
public final class Svg {
    private final double width;
    private final double height;
    private final String description;
    private final StringBuilder body = new StringBuilder(2048);

    /** @param description what a reader who does not see the image is told */
    Svg(double width, double height, String description) {
        this.width = width;
        this.height = height;
        this.description = description;
    }

    Svg open(String css) {
        body.append("<g class=\"").append(css).append("\">\n");
        return this;
    }

    Svg close() {
        body.append("</g>\n");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String css) {
        body.append("<line").append(attribute("x1", x1)).append(attribute("y1", y1));
        body.append(attribute("x2", x2)).append(attribute("y2", y2));
        return end("line", css, "");
    }

    Svg rect(double x, double y, double w, double h, String css) {
        body.append("<rect").append(attribute("x", x)).append(attribute("y", y));
        body.append(attribute("width", w)).append(attribute("height", h)).append(" rx=\"3\"");
        return end("rect", css, "");
    }

    /** @param hover shown by the browser when the pointer rests on it; empty for none */
    Svg circle(double x, double y, double r, String css, String hover) {
        body.append("<circle").append(attribute("cx", x)).append(attribute("cy", y));
        body.append(attribute("r", r));
        return end("circle", css, hover);
    }

    /** @param d path data, made with {@link Path} */
    Svg path(Path d, String css, String hover) {
        body.append("<path d=\"").append(d).append('"');
        return end("path", css, hover);
    }

    Svg text(double x, double y, String css, String text) {
        body.append("<text").append(attribute("x", x)).append(attribute("y", y));
        body.append(" class=\"").append(css).append("\">").append(escape(text)).append("</text>\n");
        return this;
    }

    /** Text that reads upwards, centred on the point. */
    Svg uprightText(double x, double y, String css, String text) {
        body.append("<text transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y));
        body.append(") rotate(-90)\" class=\"").append(css).append("\">");
        body.append(escape(text)).append("</text>\n");
        return this;
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

    /** What a reader who does not see the image is told. */
    public String description() {
        return description;
    }

    /** The element to put into a page that has {@link Theme#css()}. */
    public String inline() {
        return element("");
    }

    /** A file of its own, with its style inside. */
    public String standalone() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element("<style>\n" + Theme.css() + "</style>\n");
    }

    private String element(String style) {
        String size = "viewBox=\"0 0 " + number(width) + ' ' + number(height) + "\" width=\"" + number(width)
                + "\" height=\"" + number(height) + '"';
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " class=\"figure\" role=\"img\" aria-label=\""
                + escape(description) + "\">\n" + style + body + "</svg>\n";
    }

    private static String attribute(String name, double value) {
        return ' ' + name + "=\"" + number(value) + '"';
    }

    /** At most two decimals, no exponent, no trailing zeros: {@code 12.5}. */
    static String number(double value) {
        BigDecimal d = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return d.signum() == 0 ? "0" : d.stripTrailingZeros().toPlainString();
    }

    /** Text for XML content or a quoted attribute; characters that XML cannot hold become U+FFFD. */
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
