package assay.reports.comparison;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stored configuration as one value for each key, to be compared. */
final class Settings {
    private Settings() {}

    /**
     * {@code supernet.epochs -> 25}, {@code methods.darts -> {alpha_rate: 0.003}}: of block-style YAML as Assay stores it.
     */
    static Map<String, String> of(String yaml) {
        Map<String, String> all = new LinkedHashMap<>();
        String[] path = new String[16];
        for (String line : yaml.split("\n")) {
            String text = line.strip();
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
            if (item || !value.isEmpty()) {
                all.put(String.join(".", Arrays.copyOf(path, depth + 1)), value.isEmpty() ? "named" : value);
            }
        }
        return all;
    }
}
