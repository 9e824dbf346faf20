package assay.core.kit;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;

/** The official numbers of a space's architectures: 0 to size-1. */
public interface OfficialNumbers {
    int size();

    /** @throws assay.core.error.OutOfTableException naming the valid numbers */
    Genotype at(int number);

    /**
     * The number of an architecture. Where the benchmark counts isomorphic architectures once, it is the number of the one that
     * was counted.
     *
     * @throws assay.core.error.UsageException if it is of another space
     */
    int indexOf(Genotype genotype);

    /**
     * Numbers all architectures of a space in the order of their decisions; the last decision changes fastest.
     *
     * @throws ArithmeticException if there are more than an int can count
     */
    static OfficialNumbers inOrder(SearchSpace space) {
        return new InOrder(space);
    }
}
