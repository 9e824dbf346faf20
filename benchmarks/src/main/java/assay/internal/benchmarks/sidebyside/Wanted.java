package assay.internal.benchmarks.sidebyside;

import java.util.HashMap;
import java.util.Map;

/**
 * A case as the runner names it: {@code network201 arch=conv3x3 c=16 n=5 side=32 batch=64}.
 *
 * @param values by key
 */
record Wanted(String kind, Map<String, String> values) {
    Wanted {
        values = Map.copyOf(values);
    }

    static Wanted parse(String text) {
        String[] words = text.strip().split(" +");
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException("case: expected key=value, found '" + words[i] + "'.");
            }
            values.put(pair[0], pair[1]);
        }
        return new Wanted(words[0], values);
    }

    String text(String key) {
        String v = values.get(key);
        if (v == null) {
            throw new IllegalArgumentException("case " + kind + ": expected " + key + "=..., found " + values + ".");
        }
        return v;
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }
}
