package assay.experiments.rows;

import assay.core.space.text.Matrix101;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which columns of a list name the architecture: by the names that people give them, capitals, blanks and hyphens aside.
 *
 * @param is101 whether the space has hashes and adjacencies
 */
public record ArchitectureColumns(boolean is101) {
    private static final List<String> TEXTS =
            List.of("architecture", "arch", "arch_str", "arch_string", "genotype", "cell", "text");
    private static final List<String> INDEXES = List.of("index", "arch_index");
    private static final List<String> HASHES = List.of("hash", "module_hash");

    /** The best column that there is for each way to name an architecture: {@code arch -> arch_str}. */
    public Map<String, String> of(Collection<String> names) {
        Map<String, String> best = new LinkedHashMap<>();
        for (String name : names) {
            String field = field(name);
            if (field != null) {
                best.merge(field, name, (a, b) -> rank(field, a) <= rank(field, b) ? a : b);
            }
        }
        if (best.containsKey("ops") && !best.containsKey("adjacency")) {
            String operations = best.remove("ops");
            if (!is101) {
                best.putIfAbsent("arch", operations);
            }
        }
        return best;
    }

    /** Whether a column may be one of them. */
    public boolean has(String column) {
        return field(column) != null;
    }

    /** The field that a column of this name would be; null if none. */
    private String field(String column) {
        String name = name(column);
        return TEXTS.contains(name)
                ? "arch"
                : INDEXES.contains(name)
                        ? "index"
                        : Matrix101.OPERATIONS.contains(name)
                                ? "ops"
                                : !is101
                                        ? null
                                        : HASHES.contains(name)
                                                ? "hash"
                                                : Matrix101.MATRIX.contains(name) ? "adjacency" : null;
    }

    private static int rank(String field, String column) {
        List<String> names =
                switch (field) {
                    case "arch" -> TEXTS;
                    case "index" -> INDEXES;
                    case "hash" -> HASHES;
                    case "adjacency" -> Matrix101.MATRIX;
                    case "ops" -> Matrix101.OPERATIONS;
                    default -> throw new IllegalArgumentException(field);
                };
        return names.indexOf(name(column));
    }

    /** The name of a column as names are compared. */
    public static String name(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
