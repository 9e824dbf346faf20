package assay.internal.experiments.audit;

import java.util.List;

/**
 * What one column of a foreign table is.
 *
 * @param what the question that the column answers, in words; empty if it answers none
 * @param unit how they are written: {@code percent}, {@code fraction}, {@code error in percent}, {@code error as fraction},
 *     {@code millions} ...; empty if there is no such question
 * @param equal how many architectures have the same number in both tables
 * @param compared how many architectures have a number in both
 * @param differences from the truth, a sentence for each; empty if there are none
 */
public record ColumnFinding(
        ForeignColumn column, String what, String unit, int equal, int compared, List<String> differences) {
    public ColumnFinding {
        differences = List.copyOf(differences);
    }
}
