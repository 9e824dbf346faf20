package assay.internal.reports.svg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The style of pages and figures. */
public final class Theme {
    /** The number of different colours. */
    private static final int COLOURS = 7;

    private Theme() {}

    /** The colours of every page, as variables: light, or dark if the reader's system is dark. */
    public static String pageColours() {
        return resource("page-colours.css");
    }

    /** The style sheet of the figures: light, or dark if the reader's system is dark. */
    public static String css() {
        return resource("figure.css");
    }

    private static String resource(String name) {
        try (InputStream in = Theme.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same for a separate file that any program can open: light, with explicit colours, without variables and media
     * queries, which many programs do not support.
     */
    static String resolvedCss() {
        String css = css().replaceAll("(?s)@media [^{]*\\{(?:[^{}]|\\{[^{}]*\\})*\\}\n?", "");
        Map<String, String> values = new HashMap<>();
        Matcher root = Pattern.compile("(--\\w+): ([^;]+);").matcher(css.substring(0, css.indexOf("font-family")));
        while (root.find()) {
            values.put(root.group(1), root.group(2));
        }
        css = css.replaceAll("--\\w+: #[0-9a-f]{6};\\s*", "");
        for (Map.Entry<String, String> v : values.entrySet()) {
            css = css.replace("var(" + v.getKey() + ")", v.getValue());
        }
        return edges(css);
    }

    /** Inserts each operation's colour into each rule that uses it. */
    private static String edges(String css) {
        Map<String, String> operations = new LinkedHashMap<>();
        Matcher set = Pattern.compile("\\.figure \\.(\\w+) \\{ --edge: ([^;]+); \\}\\s*")
                .matcher(css);
        while (set.find()) {
            operations.put(set.group(1), set.group(2));
        }
        String rest = set.replaceAll("");
        Matcher uses = Pattern.compile("\\.figure (\\.\\w+) \\{([^}]*var\\(--edge\\)[^}]*)\\}")
                .matcher(rest);
        return uses.replaceAll(m -> operations.entrySet().stream()
                .map(o -> ".figure ." + o.getKey() + " " + m.group(1) + " {"
                        + m.group(2).replace("var(--edge)", o.getValue()) + "}")
                .collect(Collectors.joining(" ")));
    }

    /** The class of the i-th series; series beyond the seventh repeat colours, so every series is also named in text.
     * Negative: the background. */
    public static String series(int i) {
        return i < 0 ? "back" : "s" + i % COLOURS;
    }

    /** The class for dashes, with a space before it, if the colours repeat. */
    public static String dashes(int i) {
        return i < COLOURS ? "" : " dash" + i / COLOURS % 4;
    }
}
