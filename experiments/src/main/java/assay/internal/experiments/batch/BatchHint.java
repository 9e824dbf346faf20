package assay.internal.experiments.batch;

import assay.internal.core.text.Printable;
import assay.internal.experiments.rows.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a user needs who sees that a list was not read as it was meant: which columns were looked for, and a row. */
final class BatchHint {
    /** The longest cell of the row that is shown, in characters. */
    private static final int LONGEST_CELL = 40;
    /** How many cells of the row are shown. */
    private static final int MOST_CELLS = 12;

    private BatchHint() {}

    /** {@code list.csv line 2: index=6111, trials=999}. */
    static String row(Row row) {
        String cells = row.texts().entrySet().stream()
                .limit(MOST_CELLS)
                .map(e -> e.getKey() + "=" + shortened(Printable.of(e.getValue())))
                .collect(Collectors.joining(", "));
        return row.at() + ": " + cells + (row.texts().size() > MOST_CELLS ? ", ..." : "");
    }

    private static String shortened(String cell) {
        return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL) + "...";
    }

    /** The column that probably has the architecture: the one whose cell is the text of one, or else the last. */
    static String architecture(List<String> columns, Optional<Row> first, Predicate<String> isArchitecture) {
        return first.flatMap(row -> row.texts().entrySet().stream()
                        .filter(e -> !e.getValue().matches("\\d+") && isArchitecture.test(e.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElse(columns.get(columns.size() - 1));
    }

    /** Which columns were part of the question and which were not, and how to say it otherwise. */
    static String columns(Map<String, String> fields, List<String> all) {
        List<String> others = all.stream().filter(c -> !fields.containsKey(c)).toList();
        String read = fields.entrySet().stream()
                .map(e -> e.getValue() + " from column '" + e.getKey() + "'")
                .collect(Collectors.joining(", "));
        return (read.isEmpty() ? "" : " Read was " + read + ".")
                + (others.isEmpty()
                        ? ""
                        : " Not part of the question: " + String.join(", ", others)
                                + ". If one of them is meant, name it: --columns architecture=COLUMN.");
    }
}
