package assay.core.blackbox;

import assay.core.space.Genotype;
import java.util.Comparator;

/**
 * A training that runs on the simulated clock. If several trainings end at the same time, the one that began first counts as
 * the first.
 *
 * @param number of the training, from 0, in the order in which they were begun
 * @param accuracy what the search sees at its end, percent @param cost its simulated seconds; 0 where the oracle knows none
 *     @param worker the worker that trains it, from 0 @param end the time on the clock at its end
 */
public record Begun(int number, Genotype arch, int epochs, double accuracy, double cost, int worker, double end)
        implements Comparable<Begun> {
    private static final Comparator<Begun> ORDER =
            Comparator.comparingDouble(Begun::end).thenComparingInt(Begun::number);

    @Override
    public int compareTo(Begun other) {
        return ORDER.compare(this, other);
    }
}
