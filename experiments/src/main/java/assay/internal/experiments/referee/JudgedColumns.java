package assay.internal.experiments.referee;

import assay.core.error.UsageException;
import assay.internal.experiments.rows.ArchitectureColumns;
import assay.internal.experiments.rows.QuestionFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides which column of a list is which part of a judged row: as {@code --columns} says, otherwise by known names. */
final class JudgedColumns {
    static final String METHOD = "method";
    static final String SEED = "seed";
    static final String STEP = "step";
    static final String TIME = "time_s";
    static final String COST = "cost_s";
    static final String SCORE = "score";
    static final String FINAL = "final";
    static final String EVALUATIONS = "evaluations";

    /** The known names of each part, ours first. */
    private static final Map<String, List<String>> NAMES = names();

    /**
     * How the columns of one list are used.
     *
     * @param parts the part of each column: {@code arch_str -> arch}
     * @param remark what the user should know about it, or empty
     */
    record Use(Map<String, String> parts, String remark) {
        boolean has(String part) {
            return parts.containsValue(part);
        }

        /** The column that is this part. */
        String column(String part) {
            return parts.entrySet().stream()
                    .filter(e -> e.getValue().equals(part))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(part);
        }

        boolean hasArchitecture() {
            return parts.values().stream().anyMatch(QuestionFields.ARCHITECTURE::contains);
        }
    }

    private final Map<String, String> declared = new LinkedHashMap<>();
    private final ArchitectureColumns architecture;

    /**
     * @param columns {@code --columns}: the column of each part
     * @param nameFields fields that name architectures of the space besides text and number
     */
    JudgedColumns(Map<String, String> columns, List<String> nameFields) {
        architecture = new ArchitectureColumns(nameFields);
        columns.forEach((part, column) -> {
            String name = part.equals("architecture") ? "arch" : part.equals("epoch") ? STEP : part;
            if (!NAMES.containsKey(name) && !QuestionFields.ARCHITECTURE.contains(name)) {
                throw new UsageException("--columns: expected PART=COLUMN with one of architecture, "
                        + String.join(", ", NAMES.keySet()) + ", epoch, "
                        + String.join(", ", QuestionFields.ARCHITECTURE) + ", found '" + part + "=" + column + "'.");
            }
            declared.put(name, column);
        });
    }

    private static Map<String, List<String>> names() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put(METHOD, List.of(METHOD, "algorithm", "algo", "optimizer", "searcher", "method_name"));
        names.put(SEED, List.of(SEED, "run", "run_id", "rep", "repetition", "random_seed"));
        names.put(
                STEP,
                List.of(
                        STEP,
                        "epoch",
                        "iteration",
                        "iter",
                        "trial",
                        "trial_id",
                        "generation",
                        "epoch_of_search",
                        "search_epoch"));
        names.put(TIME, List.of(TIME, "wall_s", "elapsed_s", "wall_time_s", "time", "wall_time", "elapsed"));
        names.put(COST, List.of(COST, "simulated_s", "clock_s", "cost", "simulated_time"));
        names.put(
                SCORE,
                List.of(
                        SCORE,
                        "val_acc",
                        "valid_acc",
                        "val_accuracy",
                        "valid_accuracy",
                        "validation_accuracy",
                        "fitness",
                        "reward",
                        "objective"));
        names.put(FINAL, List.of(FINAL, "is_final", "selected"));
        names.put(EVALUATIONS, List.of(EVALUATIONS, "n_evaluations", "n_evals"));
        return names;
    }

    /** Whether a column may be a part. */
    boolean known(String column) {
        return declared.containsValue(column)
                || architecture.has(column)
                || NAMES.values().stream().anyMatch(n -> n.contains(ArchitectureColumns.name(column)));
    }

    /**
     * Decides.
     *
     * @param names the columns
     * @param whole whether these are all columns of the list; then the declared columns must be among them
     */
    Use of(Collection<String> names, boolean whole) {
        Map<String, String> parts = new LinkedHashMap<>();
        declared.forEach((part, column) -> {
            if (names.contains(column)) {
                parts.put(column, part);
            } else if (whole) {
                throw new UsageException("--columns: expected one of the columns " + String.join(", ", names) + " as "
                        + part + ", found '" + column + "'.");
            }
        });
        List<String> free = names.stream().filter(n -> !parts.containsKey(n)).toList();
        Map<String, String> guessed = new LinkedHashMap<>();
        NAMES.forEach((part, all) -> {
            if (!declared.containsKey(part)) {
                all.stream()
                        .flatMap(name -> free.stream()
                                .filter(c -> ArchitectureColumns.name(c).equals(name)))
                        .findFirst()
                        .ifPresent(column -> guessed.put(part, column));
            }
        });
        if (declared.keySet().stream().noneMatch(QuestionFields.ARCHITECTURE::contains)) {
            guessed.putAll(architecture.of(
                    free.stream().filter(c -> !guessed.containsValue(c)).toList()));
        }
        guessed.forEach((part, column) -> parts.put(column, part));
        return new Use(parts, remark(names, parts, guessed));
    }

    private static String remark(Collection<String> names, Map<String, String> parts, Map<String, String> guessed) {
        List<String> told = new ArrayList<>();
        guessed.forEach((part, column) -> {
            String ours = part.equals("arch") ? "architecture" : part;
            if (!ArchitectureColumns.name(column).equals(ours)) {
                told.add(ours + " from column '" + column + "'");
            }
        });
        List<String> idle = names.stream().filter(n -> !parts.containsKey(n)).toList();
        return (told.isEmpty() ? "" : "read " + String.join(", ", told))
                + (told.isEmpty() || idle.isEmpty() ? "" : "; ")
                + (idle.isEmpty() ? "" : "not read: " + String.join(", ", idle))
                + (told.isEmpty() && idle.isEmpty() ? "" : " (--columns PART=COLUMN says otherwise)");
    }
}
