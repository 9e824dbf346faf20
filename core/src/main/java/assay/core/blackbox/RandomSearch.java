package assay.core.blackbox;

import assay.core.space.SearchSpace;
import java.util.random.RandomGenerator;

/** Uniform architectures, one after the other, with replacement (NAS-Bench-201's {@code RANDOM.py}). */
public record RandomSearch() implements Optimizer {
    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        while (ledger.open()) {
            ledger.train(space.sample(random));
        }
    }
}
