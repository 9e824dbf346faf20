package assay.core.blackbox;

import assay.core.space.SearchSpace;
import java.util.random.RandomGenerator;

/** A search that only sees the accuracies of what it has trained. */
public interface Optimizer {
    /** Trains architectures until the ledger is not {@link Ledger#open} any more. */
    void search(SearchSpace space, Ledger ledger, RandomGenerator random);
}
