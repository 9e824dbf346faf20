package assay.internal.experiments.methods;

import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Perturbed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods that train or perturb a supernet as a grid: which sampler, perturbation, regulariser, gate, update and derivation each has. */
public final class MethodGrid {
    /** Columns and their widths: 98 characters with a space between two. */
    private static final Map<String, Integer> COLUMNS = columns();

    private MethodGrid() {}

    private static Map<String, Integer> columns() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("method", 17);
        all.put("sampler", 14);
        all.put("perturbation", 12);
        all.put("regulariser", 14);
        all.put("gate", 10);
        all.put("update", 13);
        all.put("derivation", 12);
        return all;
    }

    /**
     * One map from column to text for each method. Methods named {@code NAME-tf} differ from NAME only in their derivation.
     */
    public static List<Map<String, String>> rows() {
        return Methods.all().stream()
                .filter(m -> m.search().isPresent() && !m.name().endsWith("-tf") || m.pick() instanceof Perturbed)
                .map(MethodGrid::row)
                .toList();
    }

    private static Map<String, String> row(Method m) {
        Map<String, String> parts = MethodTable.row(m);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("method", m.name());
        row.put("sampler", head(parts.get("relaxation")));
        row.put("perturbation", head(parts.get("perturbation")));
        row.put("regulariser", parts.get("regulariser"));
        row.put("gate", parts.get("gate"));
        row.put("update", head(parts.get("optimizer")).replaceAll(" [0-9].*", ""));
        String stop = m.search().map(s -> s.extras().stop().rule().title()).orElse("");
        row.put(
                "derivation",
                head(parts.get("selection")).replaceFirst("best of .* by", "best by")
                        + (stop.isEmpty() ? "" : ", " + stop));
        return row;
    }

    /** The text without numbers after a comma. */
    private static String head(String text) {
        return text.replaceFirst(",.*", "");
    }

    /** Lines of at most 100 characters; a text that is longer than its column continues below. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        Map<String, String> heads = new LinkedHashMap<>();
        COLUMNS.keySet().forEach(c -> heads.put(c, c));
        add(heads, lines);
        rows().forEach(row -> add(row, lines));
        return lines;
    }

    private static void add(Map<String, String> row, List<String> lines) {
        List<List<String>> cells = new ArrayList<>();
        COLUMNS.forEach((column, width) -> cells.add(wrapped(row.get(column), width)));
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> widths = List.copyOf(COLUMNS.values());
        for (int l = 0; l < height; l++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < cells.size(); c++) {
                String text = l < cells.get(c).size() ? cells.get(c).get(l) : "";
                line.append(text).append(" ".repeat(widths.get(c) - text.length() + 1));
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : text.split(" ")) {
            String last = lines.get(lines.size() - 1);
            String longer = last.isEmpty() ? word : last + " " + word;
            if (longer.length() <= width) {
                lines.set(lines.size() - 1, longer);
            } else {
                if (last.isEmpty()) {
                    lines.remove(lines.size() - 1);
                }
                String rest = word;
                for (; rest.length() > width; rest = rest.substring(width)) {
                    lines.add(rest.substring(0, width));
                }
                lines.add(rest);
            }
        }
        return lines;
    }
}
