package assay.data.truth;

import assay.core.space.Genotype;
import assay.core.space.Hash101;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import java.util.function.Function;

/** The architectures of one benchmark: their numbers in its store, their texts and their costs by formula. */
public interface Architectures {
    /**
     * What the network of an architecture costs.
     *
     * @param params trainable numbers
     * @param multiplyAdds of one image
     */
    record Cost(long params, long multiplyAdds) {}

    Benchmark benchmark();

    /** How many there are; they are numbered from 0. */
    int size();

    /**
     * The architecture with this number.
     *
     * @throws assay.core.error.OutOfTableException naming the numbers that there are
     */
    Genotype at(int arch);

    /**
     * The number of an architecture.
     *
     * @throws assay.core.error.UsageException if it is of another search space
     */
    int indexOf(Genotype genotype);

    /**
     * Reads the official text.
     *
     * @throws assay.core.space.GenotypeException naming the column
     */
    Genotype parse(String text);

    /**
     * What reads an architecture in any notation that people use.
     *
     * @param byHash finds the cell of a hash, in spaces that have them
     */
    ArchitectureText notations(Function<Hash101, Genotype> byHash);

    /** The cost of the network that the benchmark trained on this data set, which is one of its own. */
    Cost cost(Genotype genotype, Dataset dataset);

    /** Those of a benchmark. */
    static Architectures of(Benchmark benchmark) {
        String space = benchmark.space();
        if (space.equals(Benchmark.NASBENCH201.space())) {
            return new Architectures201(benchmark);
        }
        if (space.equals(Benchmark.NATSBENCH_SSS.space())) {
            return new ArchitecturesSize();
        }
        if (space.equals(Benchmark.NASBENCH101.space())) {
            return new Architectures101();
        }
        throw new IllegalArgumentException("benchmark " + benchmark.key() + " of the unknown space " + space);
    }
}
