package assay.internal.reports.study;

import assay.internal.core.stats.Summary;
import java.util.List;
import java.util.Optional;

/**
 * How uncertain one entry of the table is, by the trainings behind it: the standard deviation between trainings of one cell,
 * pooled over cells, over the root of how many an entry is the mean of.
 *
 * @param points of accuracy
 * @param cells that it was estimated from
 */
public record Noise(double points, int cells) {
    /** Cells are enough from here on: the estimate is good to a twentieth. */
    static final int ENOUGH = 200;

    /**
     * @param trials of each cell, percent; of one with fewer than two nothing is learnt
     * @return empty where no cell has two, or none differ
     */
    static Optional<Noise> of(List<double[]> trials) {
        double squares = 0;
        double freedom = 0;
        double entries = 0;
        int cells = 0;
        for (double[] of : trials) {
            if (of.length > 1) {
                double deviation = Summary.of(of).standardDeviation().orElseThrow();
                squares += deviation * deviation * (of.length - 1);
                freedom += of.length - 1;
                entries += of.length;
                cells++;
            }
        }
        return squares > 0
                ? Optional.of(new Noise(Math.sqrt(squares / freedom / (entries / cells)), cells))
                : Optional.empty();
    }

    /** Whether a difference is too small to be told apart in this table. */
    public boolean hides(double difference) {
        return Math.abs(difference) < points;
    }
}
