package assay.core.blackbox;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;

/** What each training of a search costs. Refuses costs by which the budget would never be spent. */
final class TrainingCosts {
    /** After this many trainings in a row that cost nothing, a budget that has only seconds will never be spent. */
    static final int MOST_FREE = 100_000;

    private final Budget budget;
    private boolean timed = true;
    private int free;

    TrainingCosts(Budget budget) {
        this.budget = budget;
    }

    /** Whether the seconds of every training so far are known. */
    boolean timed() {
        return timed;
    }

    /** Seconds; 0 where the table does not have them and the budget does not need them. */
    double of(Genotype arch, Observed seen) {
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
        return cost;
    }

    private static DataFormatException refused(Genotype arch, String why) {
        return new DataFormatException(
                "table",
                -1,
                "budget: " + why + ", the last of " + arch.text() + ". A budget of seconds cannot be counted by this"
                        + " table: import its files again, or limit the number of trainings.");
    }
}
