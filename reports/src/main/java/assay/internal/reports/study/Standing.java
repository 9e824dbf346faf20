package assay.internal.reports.study;

import assay.internal.core.number.Decimals;
import assay.internal.core.stats.Summary;
import assay.internal.reports.study.Study.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * The position of a method's chosen cells among all cells of the table.
 *
 * @param seeds how many were measured
 * @param median of their accuracies, percent
 * @param betterThan the share of the table's cells that are worse than a chosen cell, 0 to 1: the median over seeds
 * @param collapsed how many seeds chose one of the worst cells of the table
 */
public record Standing(int seeds, double median, double betterThan, int collapsed) {
    /** A cell with no more than this share of the table below it is one of the worst. */
    public static final double WORST = 0.05;

    /** Empty if no chosen cell or no cell of the table was measured. */
    public static Optional<Standing> of(Study study, Method method, Measure measure) {
        double[] found = study.found(method, measure);
        return found.length == 0 ? Optional.empty() : study.landscape(measure).map(l -> of(l, found));
    }

    private static Standing of(TableValues table, double[] found) {
        double[] places = Arrays.stream(found).map(table::shareBelow).toArray();
        return new Standing(
                found.length, Summary.of(found).median(), Summary.of(places).median(), (int)
                        Arrays.stream(places).filter(p -> p <= WORST).count());
    }

    /** {@code 87.1}; never 100.0 if some cell is better or equal. */
    public String percent() {
        String text = Decimals.text(100 * betterThan, 1);
        return text.equals("100.0") ? "> 99.9" : text;
    }

    /** {@code 1 of 4 collapsed}; empty if none did. */
    public String collapses() {
        return collapsed == 0 ? "" : collapsed + " of " + seeds + " collapsed";
    }
}
