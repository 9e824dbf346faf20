package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.core.pickle.PyArray;
import assay.internal.core.pickle.PyFrame;
import assay.internal.core.pickle.PyTuple;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in a few words what is in a pickle that no format claims. */
final class Pickled {
    private static final Pattern GLOBAL = Pattern.compile("global '([^']+)'");
    private static final int LONGEST = 40;
    private static final int MOST = 8;
    private static final String HINT =
            " (what its numbers are of, it does not say: 'assay audit FILE' compares them with"
                    + " NAS-Bench-201, and 'assay query --batch FILE' asks a table about its architectures. To import it, write it as a"
                    + " table with data set, split, schedule and trial, docs/csv-layout.md)";
    private static final String NO_NUMBERS =
            ", HW-NAS-Bench's configuration of one network, which has no measurements (import"
                    + " HW-NAS-Bench-v1_0.pickle; 'assay query 201 --batch FILE' asks the table about this network)";
    private static final String NO_NAMES =
            " (it names no architectures, so that nobody can tell what the numbers are of)";

    private Pickled() {}

    static String of(InputStream in, String name) {
        try {
            Object value = new PickleReader(in, name, PickleLimits.DEFAULT).next();
            return "a pickle of " + words(value) + hint(value);
        } catch (DataFormatException e) {
            Matcher global = GLOBAL.matcher(e.getMessage());
            return global.find()
                    ? "a pickle of Python's class " + global.group(1)
                            + ", which is code and not read: save its table as CSV (docs/csv-layout.md)"
                    : "a pickle of something else";
        }
    }

    private static String hint(Object value) {
        if (value instanceof Map<?, ?> map && map.containsKey("arch_str") && map.containsKey("num_classes")) {
            return NO_NUMBERS;
        }
        return value instanceof List<?> list && list.stream().noneMatch(Map.class::isInstance) ? NO_NAMES : HINT;
    }

    private static String words(Object value) {
        if (value instanceof PyFrame frame) {
            return "a table of pandas, " + frame.size() + " rows of "
                    + frame.columns().stream().limit(MOST).collect(Collectors.joining(", "))
                    + (frame.columns().size() > MOST ? ", ..." : "");
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "an empty dict"
                    : "a dict of " + map.size() + ", the first "
                            + shown(map.entrySet().iterator().next().getKey()) + " -> "
                            + inner(map.entrySet().iterator().next().getValue());
        }
        return inner(value);
    }

    private static String inner(Object value) {
        if (value instanceof Map<?, ?> map) {
            return "a dict of " + map.size()
                    + (map.isEmpty()
                            ? ""
                            : " with " + shown(map.keySet().iterator().next()));
        }
        if (value instanceof Collection<?> items) {
            return "a list of " + items.size()
                    + (items.isEmpty()
                            ? ""
                            : ", the first " + kind(items.iterator().next()));
        }
        return value instanceof PyArray array ? "an array of " + array.shape() : shown(value);
    }

    private static String kind(Object value) {
        return value instanceof Number
                ? "a number, " + value
                : value instanceof Map<?, ?> map
                        ? "a dict of " + map.size()
                        : value instanceof List<?> list ? "a list of " + list.size() : shown(value);
    }

    private static String shown(Object value) {
        String text = value == null
                ? "nothing"
                : value instanceof PyTuple tuple
                        ? tuple.items().toString().replace('[', '(').replace(']', ')')
                        : value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
        return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + "'";
    }
}
