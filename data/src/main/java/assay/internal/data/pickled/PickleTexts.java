package assay.internal.data.pickled;

import assay.internal.core.pickle.PyArray;
import assay.internal.core.pickle.PyTuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of a pickle as texts, as Python prints them. */
final class PickleTexts {
    private static final int DEEPEST = 4;
    /** A row with more columns is no row of a table that people write. */
    private static final int MOST = 1_000;

    private PickleTexts() {}

    /** Adds a value under a name; dicts and lists of single values become several columns. */
    static void add(Map<String, String> cells, String column, Object value) {
        add(cells, column, value, 0);
    }

    private static void add(Map<String, String> cells, String column, Object value, int depth) {
        if (cells.size() >= MOST) {
            return;
        }
        if (value instanceof Map<?, ?> map && depth < DEEPEST) {
            map.forEach((key, below) ->
                    add(cells, column.isEmpty() ? text(key) : column + "." + text(key), below, depth + 1));
        } else if (items(value) instanceof List<?> list && !isMatrix(list) && depth < DEEPEST) {
            for (int i = 0; i < list.size(); i++) {
                add(cells, column + "." + i, list.get(i), depth + 1);
            }
        } else {
            cells.put(column.isEmpty() ? "value" : column, text(value));
        }
    }

    private static boolean isMatrix(List<?> list) {
        return list.stream().anyMatch(v -> items(v) != null && !(v instanceof PyTuple));
    }

    private static Object items(Object value) {
        return value instanceof PyTuple tuple ? tuple.items() : value instanceof List<?> list ? list : null;
    }

    /** As Python prints it; nothing for None. */
    static String text(Object value) {
        return value == null ? "" : printed(value);
    }

    private static String printed(Object value) {
        if (value instanceof PyTuple tuple) {
            return tuple.items().stream().map(PickleTexts::printed).collect(Collectors.joining(", ", "(", ")"));
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(PickleTexts::printed).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> printed(e.getKey()) + ": " + printed(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof PyArray || value instanceof byte[] ? kind(value) : String.valueOf(value);
    }

    /** What a value is, for messages. */
    static String kind(Object value) {
        return value instanceof PyArray array
                ? "an array of " + array.shape()
                : value instanceof byte[] bytes
                        ? bytes.length + " bytes"
                        : value instanceof Map<?, ?> map ? "a dict of " + map.size() : "'" + value + "'";
    }
}
