package assay.experiments.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes block style YAML of the few forms that experiment files have. */
final class YamlText {
    private final StringBuilder text = new StringBuilder();
    private String indent = "";

    YamlText line(String key, Object value) {
        text.append(indent).append(key).append(": ").append(scalar(value)).append('\n');
        return this;
    }

    /** Begins a section; what follows is inside it until {@link #close}. */
    YamlText open(String key) {
        text.append(indent).append(key).append(":\n");
        indent += "  ";
        return this;
    }

    YamlText close() {
        indent = indent.substring(2);
        return this;
    }

    /** {@code - name: {key: value, ...}}, or {@code - name} where there is no value. */
    YamlText item(String name, Map<String, Object> values) {
        text.append(indent).append("- ").append(name);
        if (!values.isEmpty()) {
            text.append(values.entrySet().stream()
                    .map(e -> e.getKey() + ": " + scalar(e.getValue()))
                    .collect(Collectors.joining(", ", ": {", "}")));
        }
        text.append('\n');
        return this;
    }

    String text() {
        return text.toString();
    }

    /** Texts here are names and words; one that could be taken for something else is quoted. */
    private static String scalar(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
        }
        String s = String.valueOf(value);
        return value instanceof String && !s.matches("[A-Za-z][A-Za-z0-9._-]*") ? "'" + s.replace("'", "''") + "'" : s;
    }
}
