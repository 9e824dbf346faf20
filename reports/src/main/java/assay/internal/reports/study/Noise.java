package assay.internal.reports.study;

import assay.core.truth.BuiltFacts;
import assay.internal.core.stats.Summary;
import java.util.List;
import java.util.Optional;

/**
 * The uncertainty of one entry of the table: the standard deviation between trainings of a cell, pooled over cells, divided by
 * the root of the number of trainings behind an entry.
 *
 * @param points of accuracy
 * @param cells from which it was estimated
 */
public record Noise(double points, int cells) {
    /** How many cells are enough: the estimate then has an error of about a twentieth. */
    public static final int ENOUGH = 200;

    /**
     * @param trials of each cell, percent; cells with fewer than two do not count
     * @return empty if no cell has two, or none differ
     */
    public static Optional<Noise> of(List<double[]> trials) {
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

    /**
     * From the noise of one training, where the table has too few trainings of a cell to estimate it.
     *
     * @param entry how many trainings are behind an entry of the table
     */
    static Noise measured(BuiltFacts.Noise training, int entry) {
        return new Noise(training.points() / Math.sqrt(entry), training.networks());
    }

    /** Whether a difference is smaller than the uncertainty of this table. */
    public boolean hides(double difference) {
        return Math.abs(difference) < points;
    }
}
