package assay.core.run;

import assay.core.space.Genotype;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One method run with one seed, complete.
 *
 * @param method name in the catalogue
 * @param epochs the search's trajectory; empty for methods that do not train
 * @param samples the cells among which the selection chose, in drawing order; empty for argmax
 * @param chosen the final answer
 * @param searchSeconds wall-clock of the search; NaN if not known, because the rows of a judged run do not say it
 * @param selectionSeconds wall-clock of drawing and scoring
 * @param marginals how probable each option of each decision is in a draw from the distribution that the search ended with,
 *     decision by decision; empty for methods that do not search, and where they were not kept
 */
public record RunRecord(
        String method,
        long seed,
        List<EpochRecord> epochs,
        List<Sample> samples,
        Genotype chosen,
        double searchSeconds,
        double selectionSeconds,
        List<Double> marginals) {
    /** A record without marginals. */
    public RunRecord(
            String method,
            long seed,
            List<EpochRecord> epochs,
            List<Sample> samples,
            Genotype chosen,
            double searchSeconds,
            double selectionSeconds) {
        this(method, seed, epochs, samples, chosen, searchSeconds, selectionSeconds, List.of());
    }

    /** Wall-clock of search and selection; empty if not known. */
    public OptionalDouble wallSeconds() {
        double seconds = searchSeconds + selectionSeconds;
        return Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    /**
     * The same without the times that were measured, which differ from machine to machine.
     *
     * @return a run whose times are 0
     */
    public RunRecord timeless() {
        List<EpochRecord> untimed = epochs.stream()
                .map(e -> new EpochRecord(
                        e.epoch(),
                        e.incumbent(),
                        e.trainLoss(),
                        e.validLoss(),
                        0,
                        e.simulatedSeconds(),
                        e.diagnostics()))
                .toList();
        return new RunRecord(method, seed, untimed, samples, chosen, 0, 0, marginals);
    }

    public RunRecord {
        epochs = List.copyOf(epochs);
        samples = List.copyOf(samples);
        marginals = List.copyOf(marginals);
    }
}
