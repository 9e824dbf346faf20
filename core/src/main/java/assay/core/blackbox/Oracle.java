package assay.core.blackbox;

import assay.core.space.Genotype;
import java.util.random.RandomGenerator;

/** Says which accuracy the training of an architecture would have reached, and what it would have cost. Safe for threads. */
public interface Oracle {
    /**
     * Trains an architecture.
     *
     * @param epochs of training, 1..{@link #epochs()}
     * @param random chooses among repeated trainings, where the oracle has several
     * @throws assay.core.error.OutOfTableException if it cannot say
     */
    Observed train(Genotype arch, int epochs, RandomGenerator random);

    /** Epochs of a whole training. */
    int epochs();

    /** What it observes, as the name of a diagnostic that begins with {@link TableSearch#OBSERVES}. */
    default String observes() {
        return TableSearch.OBSERVED;
    }

    /** Whether more is better of what it observes. If not, {@link Observed#accuracy} is the negative of it. */
    default boolean highIsGood() {
        return true;
    }
}
