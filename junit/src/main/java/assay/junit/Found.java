package assay.junit;

import assay.internal.experiments.gate.FoundGate;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Takes the results of a search: an architecture for each seed. Architectures are texts in any notation that {@code assay
 * query} reads: the benchmark's own, a number, a genotype as Python prints it (docs/architectures.md). Not safe for threads.
 */
public final class Found {
    private final FoundGate gate;
    private final int count;

    Found(FoundGate gate, int count) {
        this.gate = gate;
        this.count = count;
    }

    /** The seeds with which the search must run. */
    public List<Long> seeds() {
        return LongStream.range(0, count).boxed().toList();
    }

    /** Runs a search with every seed. */
    public void search(LongFunction<String> search) {
        seeds().forEach(seed -> add(seed, search.apply(seed)));
    }

    /**
     * Adds the result for a seed. An architecture that the table does not have counts as a failure of the search.
     *
     * @throws IllegalArgumentException if there is no such seed, or it already has a result
     * @throws assay.core.error.AssayException if the text is not an architecture; it names the column
     */
    public void add(long seed, String architecture) {
        if (seed < 0 || seed >= count) {
            throw new IllegalArgumentException("seed: expected one of 0 to " + (count - 1) + ", found " + seed + ".");
        }
        if (gate.seeds().contains(seed)) {
            throw new IllegalArgumentException(
                    "seed " + seed + ": expected one architecture, found a second one: " + architecture + ".");
        }
        gate.add(seed, architecture);
    }

    FoundGate gate() {
        return gate;
    }

    /** The seeds without a result. */
    List<Long> missing() {
        return seeds().stream().filter(s -> !gate.seeds().contains(s)).toList();
    }
}
