package assay.internal.experiments.rows;

import assay.core.error.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which columns of a list are parts of the question. If every column has one of our names, the list is a list of
 * questions, and all columns are parts. Any other list is somebody's log. Then only the column of the architecture and those
 * that {@code --columns} names are parts, and the others come back unchanged. So the epoch of a search is never taken for the
 * epoch of the table.
 */
public final class BatchColumns {
    /**
     * How the columns of one list are used.
     *
     * @param fields the part of the question for each column
     * @param renamed new names of columns that have the name of one of the answer's columns
     * @param remark what the user should know about it, or empty
     */
    public record Use(Map<String, String> fields, Map<String, String> renamed, String remark) {
        /** Whether some column names the architecture. */
        public boolean hasArchitecture() {
            return fields.values().stream().anyMatch(QuestionFields.ARCHITECTURE::contains);
        }
    }

    private final Map<String, String> declared = new LinkedHashMap<>();
    private final List<String> others;
    private final ArchitectureColumns architecture;
    private final List<String> answer;

    /**
     * @param columns {@code --columns}: the column of each part of a question
     * @param others the fields that name architectures of this space besides text and number
     * @param answer the columns of answers
     */
    public BatchColumns(Map<String, String> columns, List<String> others, List<String> answer) {
        this.others = others;
        architecture = new ArchitectureColumns(others);
        this.answer = answer;
        columns.forEach((part, column) -> {
            String field = part.equals("architecture") ? "arch" : part;
            if (!QuestionFields.ARCHITECTURE.contains(field) && !QuestionFields.QUESTION.contains(field)) {
                throw new UsageException("--columns: expected PART=COLUMN with one of architecture, "
                        + String.join(", ", QuestionFields.ARCHITECTURE) + ", "
                        + String.join(", ", QuestionFields.QUESTION)
                        + ", found '"
                        + part + "=" + column + "'.");
            }
            declared.put(field, column);
        });
    }

    /** Whether a column may be part of a question. */
    public boolean known(String column) {
        return declared.containsValue(column)
                || QuestionFields.QUESTION.contains(ArchitectureColumns.name(column))
                || architecture.has(column);
    }

    /**
     * Decides.
     *
     * @param names the columns
     * @param whole whether these are all columns of the list; then the declared columns must be among them
     */
    public Use of(Collection<String> names, boolean whole) {
        Map<String, String> fields = new LinkedHashMap<>();
        declared.forEach((field, column) -> {
            if (names.contains(column)) {
                fields.put(column, field);
            } else if (whole) {
                throw new UsageException("--columns: expected one of the columns " + String.join(", ", names) + " as "
                        + field + ", found '" + column + "'.");
            }
        });
        List<String> guessed = new ArrayList<>();
        if (declared.keySet().stream().noneMatch(QuestionFields.ARCHITECTURE::contains)) {
            guess(names, fields, guessed);
        }
        boolean ours = names.stream().allMatch(n -> fields.containsKey(n) || asks(n, names));
        List<String> idle = new ArrayList<>();
        for (String name : names) {
            if (ours && !fields.containsKey(name)) {
                fields.put(name, ArchitectureColumns.name(name));
            } else if (!fields.containsKey(name)) {
                idle.add(name);
            }
        }
        Map<String, String> renamed = new LinkedHashMap<>();
        for (String name : names) {
            String free = name;
            while (answer.contains(free) || !free.equals(name) && names.contains(free)) {
                free = "input_" + free;
            }
            if (!free.equals(name)) {
                renamed.put(name, free);
            }
        }
        idle.removeAll(renamed.keySet());
        return new Use(fields, renamed, remark(guessed, idle, renamed));
    }

    /** Takes the best existing column for each way to name an architecture. */
    private void guess(Collection<String> names, Map<String, String> fields, List<String> guessed) {
        Map<String, String> best = architecture.of(
                names.stream().filter(n -> !fields.containsKey(n)).toList());
        best.forEach((field, column) -> {
            fields.put(column, field);
            if (!column.equals(field) && !column.equals("architecture")) {
                guessed.add(field + " from column '" + column + "'");
            }
        });
    }

    /**
     * Whether the name of a column is a part of a question. A column epoch without a column schedule may be the epoch of a
     * search.
     */
    private boolean asks(String column, Collection<String> names) {
        String name = ArchitectureColumns.name(column);
        return name.equals("epoch")
                ? names.stream().anyMatch(n -> ArchitectureColumns.name(n).equals("schedule"))
                : QuestionFields.QUESTION.contains(name) || name.equals("space") && others.contains("space");
    }

    private String remark(List<String> guessed, List<String> idle, Map<String, String> renamed) {
        List<String> parts = new ArrayList<>();
        if (!guessed.isEmpty()) {
            parts.add("read " + String.join(", ", guessed));
        }
        if (!idle.isEmpty()) {
            parts.add("no part of the question, and come back as they are: " + String.join(", ", idle));
            List<String> alike = idle.stream()
                    .filter(n -> QuestionFields.QUESTION.contains(ArchitectureColumns.name(n)))
                    .map(n -> ArchitectureColumns.name(n) + "=" + n)
                    .toList();
            if (!alike.isEmpty()) {
                parts.add("to ask the table with them: --columns " + String.join(",", alike));
            }
        }
        renamed.forEach((column, free) -> parts.add("'" + column + "' is not read, and comes back as " + free));
        return String.join("; ", parts);
    }
}
