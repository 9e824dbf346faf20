package assay.internal.experiments.rows;

import assay.core.kit.SpaceKit;
import assay.core.space.text.Matrix101;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the columns of a list that name the architecture, by their usual names; capitals, blanks and hyphens are ignored.
 *
 * @param others the fields that name architectures of this space besides text and number: {@link SpaceKit#nameFields}
 */
public record ArchitectureColumns(List<String> others) {
    private static final List<String> TEXTS =
            List.of("architecture", "arch", "arch_str", "arch_string", "genotype", "cell", "text");
    private static final List<String> INDEXES = List.of("index", "arch_index");
    private static final List<String> HASHES = List.of("hash", "module_hash");

    /** The best existing column for each way to name an architecture: {@code arch -> arch_str}. */
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
            if (!others.contains("ops")) {
                best.putIfAbsent("arch", operations);
            }
        }
        return best;
    }

    /** Whether a column may name the architecture. */
    public boolean has(String column) {
        return field(column) != null;
    }

    /** The field that a column with this name means; null if none. */
    private String field(String column) {
        String name = name(column);
        if (TEXTS.contains(name)) {
            return "arch";
        }
        if (INDEXES.contains(name)) {
            return "index";
        }
        if (Matrix101.OPERATIONS.contains(name)) {
            return "ops"; // in a space without adjacencies it is a text
        }
        if (HASHES.contains(name) && others.contains("hash")) {
            return "hash";
        }
        return Matrix101.MATRIX.contains(name) && others.contains("adjacency") ? "adjacency" : null;
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

    /** The name of a column in the form in which names are compared. */
    public static String name(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
