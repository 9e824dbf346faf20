package assay.internal.reports.study;

import assay.internal.core.io.Sha256;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stored configuration as one value for each key, for comparisons. */
public final class Settings {
    private Settings() {}

    /**
     * {@code supernet.epochs -> 25}, {@code methods.darts -> {alpha_rate: 0.003}}: from block-style YAML as Assay stores it. A
     * text of several lines becomes their number and a checksum.
     */
    public static Map<String, String> of(String yaml) {
        Map<String, String> all = new LinkedHashMap<>();
        String[] path = new String[16];
        int block = -1; // the indentation of the current text of several lines
        String key = "";
        StringBuilder lines = new StringBuilder();
        for (String line : (yaml + "\nend").split("\n")) {
            String text = line.strip();
            int deep = line.length() - line.stripLeading().length();
            if (block >= 0 && deep > block) {
                lines.append(text).append('\n');
                continue;
            }
            if (block >= 0) {
                all.put(key, lines.toString().lines().count() + " lines, " + Sha256.name(lines.toString()));
                lines.setLength(0);
                block = -1;
            }
            if (text.equals("end") && !text.contains(":")) {
                continue;
            }
            int depth = Math.min(
                    path.length - 2, (line.length() - line.stripLeading().length()) / 2);
            boolean item = text.startsWith("- ");
            text = item ? text.substring(2) : text;
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int colon = text.indexOf(':');
            path[depth] = colon < 0 ? text : text.substring(0, colon);
            String value = colon < 0 ? "" : text.substring(colon + 1).strip();
            if (value.equals("|")) {
                block = deep;
                key = String.join(".", Arrays.copyOf(path, depth + 1));
            } else if (item || !value.isEmpty()) {
                all.put(String.join(".", Arrays.copyOf(path, depth + 1)), value.isEmpty() ? "named" : value);
            }
        }
        return all;
    }
}
