package assay.core.blackbox;

import assay.core.blackbox.Budget.Crossing;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * One search's account: trains, charges, and keeps the best seen. Every training is charged, also that of an architecture seen
 * before, as in the official programs. Not safe for threads.
 */
public final class Ledger {
    /** After so many unknown architectures in a row the search is stuck, and ends. */
    static final int MOST_MISSING = 10_000;

    private final Oracle oracle;
    private final Budget budget;
    private final RandomGenerator trials;
    private final List<Step> steps = new ArrayList<>();
    private final List<Double> wall = new ArrayList<>();
    private final long began = System.nanoTime();
    private double seconds;
    private boolean timed = true;
    private boolean crossed;
    private int missing;
    private int missingInARow;

    /** @param trials what the oracle chooses among repeated trainings by; apart from what the search draws by */
    public Ledger(Oracle oracle, Budget budget, RandomGenerator trials) {
        this.oracle = oracle;
        this.budget = budget;
        this.trials = trials;
    }

    /** Whether there is budget left for another training. */
    public boolean open() {
        return !crossed
                && seconds < budget.seconds()
                && steps.size() < budget.trainings()
                && missingInARow < MOST_MISSING;
    }

    /** Epochs of a whole training. */
    public int epochs() {
        return oracle.epochs();
    }

    /** A whole training: {@link #train(Genotype, int)}. */
    public OptionalDouble train(Genotype arch) {
        return train(arch, oracle.epochs());
    }

    /**
     * Trains an architecture and charges for it.
     *
     * @return accuracy on validation images, percent; empty if the oracle does not know the architecture, or if the budget
     *     drops this training
     * @throws IllegalStateException if the ledger is not {@link #open}
     * @throws UsageException if seconds are to be counted and the oracle does not know them
     * @throws OutOfTableException the oracle's own, if it has known none of very many architectures
     */
    public OptionalDouble train(Genotype arch, int epochs) {
        if (!open()) {
            throw new IllegalStateException("the budget is spent. Ask open() first.");
        }
        Observed seen;
        try {
            seen = oracle.train(arch, epochs, trials);
        } catch (OutOfTableException e) {
            missing++;
            if (++missingInARow == MOST_MISSING && steps.isEmpty()) {
                throw e;
            }
            return OptionalDouble.empty();
        }
        missingInARow = 0;
        return charge(arch, seen) ? OptionalDouble.of(seen.accuracy()) : OptionalDouble.empty();
    }

    private boolean charge(Genotype arch, Observed seen) {
        timed &= seen.seconds().isPresent();
        if (!timed && !Double.isInfinite(budget.seconds())) {
            throw new UsageException("budget: expected the time of every training in the table, found none of "
                    + arch.text() + ". Limit the number of trainings instead of the seconds.");
        }
        double after = seconds + seen.seconds().orElse(0);
        if (after > budget.seconds() && budget.crossing() == Crossing.DROPS) {
            crossed = true;
            return false;
        }
        seconds = after;
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        boolean better = last == null || seen.accuracy() > last.accuracy();
        steps.add(new Step(
                steps.size() + 1,
                better ? arch : last.incumbent(),
                better ? seen.accuracy() : last.accuracy(),
                timed ? OptionalDouble.of(seconds) : OptionalDouble.empty(),
                missing));
        wall.add((System.nanoTime() - began) / 1e9);
        return true;
    }

    /** One after each training. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Real seconds from the ledger's making to the end of each training: no part of any result. */
    List<Double> wallSeconds() {
        return List.copyOf(wall);
    }

    /** How many architectures were asked for that the oracle does not know. */
    public int missing() {
        return missing;
    }
}
