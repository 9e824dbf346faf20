package assay.core.blackbox;

import assay.core.blackbox.Budget.Crossing;
import assay.core.error.DataFormatException;
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

    /** After so many trainings in a row that cost nothing a budget of seconds alone will never be spent. */
    static final int MOST_FREE = 100_000;

    /** Each is kept, and so more would fill the memory. */
    static final int MOST_TRAININGS = 200_000;

    private final Oracle oracle;
    private final Budget budget;
    private final RandomGenerator trials;
    private final Watch watch;
    private final List<Step> steps = new ArrayList<>();
    private final List<Double> wall = new ArrayList<>();
    private final long began = System.nanoTime();
    private double seconds;
    private boolean timed = true;
    private boolean crossed;
    private int missing;
    private int missingInARow;
    private int free;

    /** @param trials what the oracle chooses among repeated trainings by; apart from what the search draws by */
    public Ledger(Oracle oracle, Budget budget, RandomGenerator trials) {
        this(oracle, budget, trials, Watch.NONE);
    }

    /**
     * @param watch told before each question
     * @throws UsageException if the budget is for more trainings than are kept
     */
    public Ledger(Oracle oracle, Budget budget, RandomGenerator trials, Watch watch) {
        if (budget.trainings() != Integer.MAX_VALUE && budget.trainings() > MOST_TRAININGS) {
            throw new UsageException("budget: expected at most " + MOST_TRAININGS + " trainings, found "
                    + budget.trainings() + ". Lower it.");
        }
        this.watch = watch;
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
     * @throws DataFormatException if the oracle's seconds are negative or none, so that the budget would never be spent
     * @throws OutOfTableException the oracle's own, if it has known none of very many architectures
     */
    public OptionalDouble train(Genotype arch, int epochs) {
        if (!open()) {
            throw new IllegalStateException("the budget is spent. Ask open() first.");
        }
        watch.asks(steps.size(), spent());
        if (steps.size() >= MOST_TRAININGS) {
            throw new UsageException(
                    "budget: expected one that " + MOST_TRAININGS + " trainings spend, found " + budget.seconds()
                            + " s, of which these took " + seconds + ". Lower it, or limit the number of trainings.");
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

    /** Share of the budget. */
    private double spent() {
        double trainings = budget.trainings() == Integer.MAX_VALUE ? 0 : (double) steps.size() / budget.trainings();
        return Math.min(1, Math.max(seconds / budget.seconds(), trainings));
    }

    private boolean charge(Genotype arch, Observed seen) {
        timed &= seen.seconds().isPresent();
        if (!timed && !Double.isInfinite(budget.seconds())) {
            throw new UsageException("budget: expected the time of every training in the table, found none of "
                    + arch.text() + ". Limit the number of trainings instead of the seconds.");
        }
        double cost = seen.seconds().orElse(0);
        if (!(cost >= 0) || Double.isInfinite(cost)) {
            throw refused(arch, "expected 0 or more seconds for a training, found " + cost);
        }
        free = cost == 0 ? free + 1 : 0;
        if (free >= MOST_FREE && budget.trainings() == Integer.MAX_VALUE) {
            throw refused(arch, "expected trainings that take time, found " + free + " in a row that take none");
        }
        double after = seconds + cost;
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

    private static DataFormatException refused(Genotype arch, String why) {
        return new DataFormatException(
                "table",
                -1,
                "budget: " + why + ", the last of " + arch.text() + ". A budget of seconds cannot be counted by this"
                        + " table: import its files again, or limit the number of trainings.");
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
