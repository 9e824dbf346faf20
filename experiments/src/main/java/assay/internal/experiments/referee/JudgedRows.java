package assay.internal.experiments.referee;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that were read from the files of a judgement.
 *
 * @param rows in the order of the files
 * @param files their names and checksums, for people
 * @param skipped the rows that could not be understood and were left out: their places, and the reasons
 */
public record JudgedRows(List<JudgedRow> rows, List<String> files, List<String> skipped) {
    public JudgedRows {
        rows = List.copyOf(rows);
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    /** These rows, followed by others. */
    public JudgedRows and(JudgedRows more) {
        return new JudgedRows(joined(rows, more.rows), joined(files, more.files), joined(skipped, more.skipped));
    }

    private static <T> List<T> joined(List<T> one, List<T> two) {
        List<T> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }
}
