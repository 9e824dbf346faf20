package assay.core.blackbox;

import assay.core.blackbox.Budget.Crossing;
import assay.core.error.DataFormatException;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * The account of one search: it trains, charges for each training, and keeps the best architecture seen. A repeated training of
 * the same architecture is charged again, as in the official programs. With several workers, trainings run side by side on the
 * simulated clock. The clock shows the end of the last training that the search has seen. Not safe for threads.
 */
public final class Ledger {
    /** After this many unknown architectures in a row the search is stuck, and ends. */
    static final int MOST_MISSING = 10_000;

    /** Each training is kept, so more of them would fill the memory. */
    static final int MOST_TRAININGS = 200_000;

    private final Oracle oracle;
    private final Budget budget;
    private final RandomGenerator trials;
    private final Watch watch;
    private final Workers workers;
    private final TrainingCosts costs;
    private final List<Step> steps = new ArrayList<>();
    private final List<Double> wall = new ArrayList<>();
    private final long began = System.nanoTime();
    private double seconds;
    private boolean crossed;
    private int missing;
    private int missingInARow;
    private int late;
    private double worked;
    private Optional<Genotype> answer = Optional.empty();

    /** @param trials the random numbers by which the oracle chooses among repeated trainings; they are not the search's own */
    public Ledger(Oracle oracle, Budget budget, RandomGenerator trials) {
        this(oracle, budget, trials, Watch.NONE);
    }

    /**
     * @param watch is told before each question
     * @throws UsageException if the budget is for more trainings than are kept
     */
    public Ledger(Oracle oracle, Budget budget, RandomGenerator trials, Watch watch) {
        this(oracle, budget, trials, watch, 1);
    }

    /**
     * @param workers how many trainings can run at the same simulated time, at least 1; they share one clock, and the budget
     *     limits that clock
     */
    public Ledger(Oracle oracle, Budget budget, RandomGenerator trials, Watch watch, int workers) {
        if (budget.trainings() != Integer.MAX_VALUE && budget.trainings() > MOST_TRAININGS) {
            throw new UsageException("budget: expected at most " + MOST_TRAININGS + " trainings, found "
                    + budget.trainings() + ". Lower it.");
        }
        this.watch = watch;
        this.oracle = oracle;
        this.budget = budget;
        this.trials = trials;
        this.workers = new Workers(workers);
        this.costs = new TrainingCosts(budget);
    }

    /** Whether there is budget left for another training. */
    public boolean open() {
        return !crossed
                && seconds < budget.seconds()
                && steps.size() + workers.running() < budget.trainings()
                && missingInARow < MOST_MISSING;
    }

    /** How many workers train nothing now. */
    public int free() {
        return workers.count() - workers.running();
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
     * @throws OutOfTableException from the oracle, if it did not know any of very many architectures in a row
     */
    public OptionalDouble train(Genotype arch, int epochs) {
        if (workers.running() > 0) {
            throw new IllegalStateException("other trainings are running. Ask for the end of each first.");
        }
        return begin(arch, epochs, oracle).isEmpty()
                ? OptionalDouble.empty()
                : end().map(done -> OptionalDouble.of(done.accuracy())).orElse(OptionalDouble.empty());
    }

    /**
     * Begins a training on a free worker, now on the simulated clock. {@link #end} sees its accuracy and charges it.
     *
     * @param asked the oracle of this training
     * @return empty if the oracle does not know the architecture
     * @throws IllegalStateException if the ledger is not {@link #open}, or no worker is {@link #free}
     */
    public Optional<Begun> begin(Genotype arch, int epochs, Oracle asked) {
        if (!open() || free() == 0) {
            throw new IllegalStateException("the budget is spent, or no worker is free. Ask open() and free() first.");
        }
        watch.asks(steps.size(), spent());
        if (steps.size() + workers.running() >= MOST_TRAININGS) {
            throw new UsageException(
                    "budget: expected one that " + MOST_TRAININGS + " trainings spend, found " + budget.seconds()
                            + " s, of which these took " + seconds + ". Lower it, or limit the number of trainings.");
        }
        Observed seen;
        try {
            seen = asked.train(arch, epochs, trials);
        } catch (OutOfTableException e) {
            missing++;
            if (++missingInARow == MOST_MISSING && workers.begun() == 0) {
                throw e;
            }
            return Optional.empty();
        }
        missingInARow = 0;
        return Optional.of(workers.begin(arch, epochs, seen, costs.of(arch, seen), seconds));
    }

    /**
     * Ends the running training that ends first, and sets the clock to its end.
     *
     * @return empty if it ends after the budget, and the budget drops such trainings
     * @throws java.util.NoSuchElementException if none is running
     */
    public Optional<Begun> end() {
        Begun done = workers.end();
        if (done.end() > budget.seconds() && budget.crossing() == Crossing.DROPS) {
            crossed = true;
            return Optional.empty();
        }
        seconds = done.end();
        worked += done.cost();
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        boolean better = last == null || done.accuracy() > last.accuracy();
        steps.add(new Step(
                steps.size() + 1,
                better ? done.arch() : last.incumbent(),
                better ? done.accuracy() : last.accuracy(),
                costs.timed() ? OptionalDouble.of(seconds) : OptionalDouble.empty(),
                missing,
                worked));
        wall.add((System.nanoTime() - began) / 1e9);
        return Optional.of(done);
    }

    /**
     * Sets the clock forward by what the search computed itself, for example by zero-cost scores.
     *
     * @param cost seconds, 0 or more
     */
    public void charge(double cost) {
        if (!(cost >= 0) || Double.isInfinite(cost)) {
            throw new IllegalArgumentException("ledger: expected 0 or more seconds, found " + cost + ".");
        }
        seconds += cost;
        worked += cost;
    }

    /** The share of the budget that is spent. */
    private double spent() {
        double trainings = budget.trainings() == Integer.MAX_VALUE ? 0 : (double) steps.size() / budget.trainings();
        return Math.min(1, Math.max(seconds / budget.seconds(), trainings));
    }

    /** One after each training. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Real seconds from the start of the ledger to the end of each training. They are not part of any result. */
    List<Double> wallSeconds() {
        return List.copyOf(wall);
    }

    /** What is left of the budget. */
    public Left left() {
        return new Left(
                Double.isInfinite(budget.seconds())
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(crossed ? 0 : Math.max(0, budget.seconds() - seconds)),
                budget.trainings() == Integer.MAX_VALUE
                        ? OptionalInt.empty()
                        : OptionalInt.of(budget.trainings() - steps.size() - workers.running()));
    }

    /** The time on the simulated clock. */
    public double clockSeconds() {
        return seconds;
    }

    int workers() {
        return workers.count();
    }

    /** Sets the search's answer, if it is not the best architecture that it has seen. */
    public void answers(Genotype found) {
        answer = Optional.of(found);
    }

    Optional<Genotype> answer() {
        return answer;
    }

    /** Counts a question that came after the budget was spent. */
    public void late() {
        late++;
    }

    int lateQuestions() {
        return late;
    }

    /** Real seconds since the start of the ledger. */
    double elapsedSeconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** How many times the search asked for an architecture that the oracle does not know. */
    public int missing() {
        return missing;
    }
}
