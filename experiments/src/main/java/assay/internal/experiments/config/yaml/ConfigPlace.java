package assay.internal.experiments.config.yaml;

import assay.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A section of an experiment file, as messages name it. It reads the values of the section's keys, and refuses a value with its
 * line, its column and its key.
 *
 * @param path of the section's keys, such as {@code supernet.}; empty for the file itself
 */
public record ConfigPlace(YamlTree tree, String path) {
    /** A decimal number. */
    static final String NUMBER = "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?";

    /** The section under a key of this section. */
    public ConfigPlace in(String key) {
        return new ConfigPlace(tree, path + key + ".");
    }

    /** File, line and column; only the file if the node is null. */
    public String where(Node n) {
        return tree.where(n);
    }

    public UsageException refused(String key, Node n, String why) {
        return new UsageException(where(n) + ": " + path + key + ": " + why);
    }

    public String word(String key, Node n, List<String> words) {
        String text = text(key, n, "one of " + join(words));
        if (!words.contains(text)) {
            throw refused(
                    key, n, "expected one of " + join(words) + ", found '" + text + "'." + Nearest.hint(text, words));
        }
        return text;
    }

    public <T> List<T> distinct(String key, Node n, Function<Node, T> read) {
        List<T> all = new ArrayList<>();
        for (Node item : items(key, n)) {
            T value = read.apply(item);
            if (all.contains(value)) {
                throw twice(key, item, value);
            }
            all.add(value);
        }
        return all;
    }

    public UsageException twice(String key, Node item, Object value) {
        return refused(key, item, "'" + value + "' is given twice. Keep one.");
    }

    public List<Node> items(String key, Node n) {
        if (n instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        throw wrong(key, n, "a list such as [a, b] with at least one entry");
    }

    public String text(String key, Node n, String expected) {
        if (n instanceof ScalarNode s) {
            return s.getValue();
        }
        throw wrong(key, n, expected);
    }

    public UsageException wrong(String key, Node n, String expected) {
        String found = n instanceof ScalarNode s
                ? "'" + s.getValue() + "'"
                : n instanceof SequenceNode ? "a list" : "a section of 'key: value'";
        return refused(key, n, "expected " + expected + ", found " + found + ".");
    }

    public static String join(List<?> words) {
        return String.join(", ", words.stream().map(String::valueOf).toList());
    }
}
