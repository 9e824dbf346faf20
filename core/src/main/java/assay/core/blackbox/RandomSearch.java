package assay.core.blackbox;

import assay.core.space.SearchSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/** Uniform architectures, one after the other, with replacement (NAS-Bench-201's {@code RANDOM.py}). */
public record RandomSearch() implements Optimizer {
    /** The method and its settings. */
    public static final TableMethod METHOD = new TableMethod(
            "random-search",
            "uniform cells, the best seen (NAS-Bench-201 RANDOM)",
            List.of(),
            values -> new RandomSearch());

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        while (ledger.open()) {
            ledger.train(space.sample(random));
        }
    }
}
