package assay.core.kit;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;

/** The official numbers of a space's architectures: 0 to size-1. */
public interface OfficialNumbers {
    int size();

    /** @throws assay.core.error.OutOfTableException naming the numbers that there are */
    Genotype at(int number);

    /**
     * The number of an architecture; of one that is isomorphic to it where the benchmark counts those once.
     *
     * @throws assay.core.error.UsageException if it is of another space
     */
    int indexOf(Genotype genotype);

    /**
     * All architectures of a space in the order of their decisions, the last one fastest.
     *
     * @throws ArithmeticException if there are more than an int can count
     */
    static OfficialNumbers inOrder(SearchSpace space) {
        return new InOrder(space);
    }
}
