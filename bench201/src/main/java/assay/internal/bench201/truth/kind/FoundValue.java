package assay.internal.bench201.truth.kind;

import java.util.Collection;
import java.util.Map;

/** Describes a value from a pickle in a few words. */
public final class FoundValue {
    private static final int LONGEST = 80;

    private FoundValue() {}

    public static String of(Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Map<?, ?> map) {
            return "a dict of " + map.size();
        }
        if (value instanceof Collection<?> items) {
            return "a list of " + items.size();
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            String text = value.toString();
            return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + "'";
        }
        return value.getClass().getSimpleName();
    }
}
