package assay.internal.data.truth;

import assay.core.kit.ArchitectureCost;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.bench101.Hash101;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import java.util.List;
import java.util.function.Function;

/** The architectures of one benchmark: their numbers in its store, their texts and their costs by formula. */
public final class Architectures {
    private final Benchmark benchmark;
    private final SpaceKit kit;
    private final OfficialNumbers numbers;

    private Architectures(Benchmark benchmark, SpaceKit kit, OfficialNumbers numbers) {
        this.benchmark = benchmark;
        this.kit = kit;
        this.numbers = numbers;
    }

    /** The architectures of a benchmark. */
    public static Architectures of(Benchmark benchmark) {
        return of(benchmark, SpaceKits.named(benchmark.space(), "benchmark " + benchmark.key()));
    }

    /** The same for a space that nobody may have found yet. */
    public static Architectures of(Benchmark benchmark, SpaceKit kit) {
        return new Architectures(
                benchmark,
                kit,
                kit.numbering()
                        .orElseThrow(() -> new IllegalArgumentException("benchmark " + benchmark.key()
                                + ": expected a space whose architectures have numbers, found " + kit.name())));
    }

    public Benchmark benchmark() {
        return benchmark;
    }

    /** How many architectures there are; they are numbered from 0. */
    public int size() {
        return numbers.size();
    }

    /**
     * The architecture with this number.
     *
     * @throws assay.core.error.OutOfTableException naming the numbers that exist
     */
    public Genotype at(int arch) {
        return numbers.at(arch);
    }

    /**
     * The number of an architecture.
     *
     * @throws assay.core.error.UsageException if it belongs to another search space
     */
    public int indexOf(Genotype genotype) {
        return numbers.indexOf(genotype);
    }

    /**
     * Reads the official text.
     *
     * @throws assay.core.space.GenotypeException naming the column
     */
    public Genotype parse(String text) {
        return kit.parse(text);
    }

    /**
     * A reader of architectures in any notation that people use.
     *
     * @param byHash finds the cell of a hash, in spaces that have hashes
     */
    public ArchitectureText notations(Function<Hash101, Genotype> byHash) {
        return kit.notations(byHash);
    }

    /** The {@link SpaceKit#nameFields} of their space. */
    public List<String> nameFields() {
        return kit.nameFields();
    }

    /** {@link SpaceKit#chargesTrainingAlone} of their space. */
    public boolean chargeTrainingAlone() {
        return kit.chargesTrainingAlone();
    }

    /** Whether {@link #cost} follows from the architecture by a formula; otherwise the table may have it. */
    boolean haveFormula() {
        return kit.hasFormula();
    }

    /**
     * The cost of the network that the benchmark trained on this data set, which must be one of the benchmark's data sets.
     */
    public ArchitectureCost cost(Genotype genotype, Dataset dataset) {
        return kit.cost(genotype, dataset, benchmark.built());
    }
}
