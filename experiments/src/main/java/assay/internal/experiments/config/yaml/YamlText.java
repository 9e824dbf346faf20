package assay.internal.experiments.config.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes YAML in block style, in the few forms that experiment files have. */
public final class YamlText {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Deque<Map<String, Object>> sections = new ArrayDeque<>(List.of(facts));
    private String indent = "";

    public YamlText line(String key, Object value) {
        text.append(indent).append(key).append(": ").append(scalar(value)).append('\n');
        sections.getLast().put(key, value);
        return this;
    }

    /** Begins a section; what follows is inside it until {@link #close}. */
    public YamlText open(String key) {
        text.append(indent).append(key).append(":\n");
        indent += "  ";
        Map<String, Object> section = new LinkedHashMap<>();
        sections.getLast().put(key, section);
        sections.addLast(section);
        return this;
    }

    /** A text of several lines, unchanged; it must not have characters that YAML would change. */
    public YamlText block(String key, String lines) {
        text.append(indent).append(key).append(": |\n");
        lines.lines().forEach(l -> text.append(indent).append("  ").append(l).append('\n'));
        sections.getLast().put(key, lines);
        return this;
    }

    public YamlText close() {
        indent = indent.substring(2);
        sections.removeLast();
        return this;
    }

    /** {@code - name: {key: value, ...}}, or {@code - name} without values. */
    public YamlText item(String name, Map<String, Object> values) {
        text.append(indent).append("- ").append(name);
        if (!values.isEmpty()) {
            text.append(values.entrySet().stream()
                    .map(e -> e.getKey() + ": " + scalar(e.getValue()))
                    .collect(Collectors.joining(", ", ": {", "}")));
        }
        text.append('\n');
        sections.getLast().put(name, values);
        return this;
    }

    /** The same content as maps: for a section by keys, for items by their names. */
    public Map<String, Object> facts() {
        return facts;
    }

    public String text() {
        return text.toString();
    }

    /** Texts are names and words. A text that YAML could read as something else is quoted. */
    private static String scalar(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
        }
        String s = String.valueOf(value);
        if (!(value instanceof String) || s.matches("[A-Za-z][A-Za-z0-9._-]*")) {
            return s;
        }
        return s.matches("[ -~]*") ? "'" + s.replace("'", "''") + "'" : escaped(s);
    }

    /** The text in double quotes, with escapes for everything except printable ASCII. */
    private static String escaped(String s) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c >= ' ' && c <= '~' || Character.isLetter(c) && !Character.isSurrogate(c)) {
                text.append(c);
            } else {
                text.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            }
        }
        return text.append('"').toString();
    }
}
