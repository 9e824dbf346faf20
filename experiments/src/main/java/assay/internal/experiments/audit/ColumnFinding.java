package assay.internal.experiments.audit;

import java.util.List;

/**
 * What one column of a foreign table turned out to be.
 *
 * @param what the numbers of the table that they are, in words; empty if they are none that the table has
 * @param unit how they are written: {@code percent}, {@code fraction}, {@code error in percent}, {@code error as fraction},
 *     {@code millions} ...; empty if they are none that the table has
 * @param equal how many architectures have that number
 * @param compared of how many that have one in both
 * @param differences where the table differs from the truth, a sentence each; empty: it does not
 */
public record ColumnFinding(
        ForeignColumn column, String what, String unit, int equal, int compared, List<String> differences) {
    public ColumnFinding {
        differences = List.copyOf(differences);
    }
}
