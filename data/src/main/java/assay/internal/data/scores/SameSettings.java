package assay.internal.data.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What scores were computed with, compared. */
final class SameSettings {
    private static final String SPACE = "space";

    /** Files that do not state it are of this one. */
    private static final String DEFAULT_SPACE = "201";

    /** In a map's text or in {@link #text}. */
    private static final Pattern STATED = Pattern.compile("(?:^|[{,;] ?)space=([^,;}]+)");

    static final String WAYS_OUT =
            " Nothing was changed. Give the options of then to go on with it, another --out to keep it,"
                    + " or --fresh to begin anew and lose it.";

    private SameSettings() {}

    /** As one line. */
    static String text(Map<String, String> settings) {
        List<String> all = new ArrayList<>();
        settings.forEach((k, v) -> all.add(k + "=" + v));
        return String.join("; ", all);
    }

    /** The settings of such a line; a value that holds the separator is taken apart, on both sides of a comparison alike. */
    static Map<String, String> parsed(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : text.split("; ")) {
            int at = part.indexOf('=');
            settings.put(at < 0 ? part : part.substring(0, at), at < 0 ? "" : part.substring(at + 1));
        }
        return settings;
    }

    /** {@code seed 1, found 0} for each setting that is not the same, also for those that only one side has. */
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

    /** Whether settings, as a text, are of another space than this one. */
    static boolean statesAnother(String space, String settings) {
        Matcher stated = STATED.matcher(settings);
        return stated.find() && !stated.group(1).equals(space);
    }
}
