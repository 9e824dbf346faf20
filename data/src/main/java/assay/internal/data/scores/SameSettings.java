package assay.internal.data.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the settings that scores were computed with. */
final class SameSettings {
    static final String SPACE = "space";

    /** Files that do not name their space have scores of this one. */
    static final String DEFAULT_SPACE = "201";

    /** Finds the space in the text of a map or in the result of {@link #text}. */
    private static final Pattern STATED = Pattern.compile("(?:^|[{,;] ?)space=([^,;}]+)");

    static final String WAYS_OUT =
            " Nothing was changed. Give the same options as then to continue it, another --out to keep it,"
                    + " or --fresh to start again and lose it.";

    private SameSettings() {}

    /** The settings as one line. */
    static String text(Map<String, String> settings) {
        List<String> all = new ArrayList<>();
        settings.forEach((k, v) -> all.add(k + "=" + v));
        return String.join("; ", all);
    }

    /**
     * The settings in a line that {@link #text} made. A value that contains the separator is split, in the same way on both
     * sides of a comparison.
     */
    static Map<String, String> parsed(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : text.split("; ")) {
            int at = part.indexOf('=');
            settings.put(at < 0 ? part : part.substring(0, at), at < 0 ? "" : part.substring(at + 1));
        }
        return settings;
    }

    /** A text such as {@code seed 1, found 0} for each setting that differs, also for settings that only one side has. */
    static List<String> differences(Map<String, String> wanted, Map<String, String> found) {
        Set<String> keys = new LinkedHashSet<>(wanted.keySet());
        keys.addAll(found.keySet());
        List<String> all = new ArrayList<>();
        for (String key : keys) {
            String absent = key.equals(SPACE) ? DEFAULT_SPACE : "nothing";
            String now = wanted.getOrDefault(key, absent);
            String there = found.getOrDefault(key, absent);
            if (!now.equals(there)) {
                all.add(key + " " + now + ", found " + there);
            }
        }
        return all;
    }

    /** Whether the text of settings names another space than this one. */
    static boolean statesAnother(String space, String settings) {
        Matcher stated = STATED.matcher(settings);
        return stated.find() && !stated.group(1).equals(space);
    }
}
