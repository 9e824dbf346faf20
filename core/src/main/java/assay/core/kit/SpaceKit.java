package assay.core.kit;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.Hash101;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that is to be known of one space without building a network: its names, how its architectures are read, numbered,
 * counted, drawn and priced, and whose table judges them. Nothing else in the program asks which space it is. Kits are found
 * by {@link java.util.ServiceLoader}; docs/adding-a-space.md says how to add one.
 */
public interface SpaceKit {
    /** Where lists of spaces have it: ascending, then by name. Those of other code come last. */
    default int place() {
        return 100;
    }

    /** The name in experiment files and stores: {@code nasbench201}. */
    String name();

    /** What commands call it: {@code 201}. */
    String shortName();

    /** The decisions; empty where architectures can be looked up, drawn and trained, and no search is offered. */
    Optional<SearchSpace> search();

    /** The published benchmark whose table judges its architectures; empty where only their trainings can. */
    Optional<Benchmark> benchmark();

    /**
     * Reads the official text.
     *
     * @throws assay.core.space.GenotypeException naming the column
     */
    default Genotype parse(String text) {
        return search().orElseThrow().parse(text);
    }

    /** Whether the benchmark's table is about exactly this space, and not about a larger one that has it as a part. */
    default boolean ownsTable() {
        return benchmark().filter(b -> b.space().equals(name())).isPresent();
    }

    /** Reads architectures in all notations that people use. */
    ArchitectureText notations();

    /**
     * Reads an architecture of this space in any of them.
     *
     * @throws assay.core.space.GenotypeException naming the column
     * @throws assay.core.error.OutOfTableException if it is an index or a hash that the space does not have
     */
    default Genotype read(String text) {
        return notations().read(text);
    }

    /** {@link #notations} where a table is at hand that finds the cell of a hash faster; spaces without hashes have no use for it. */
    default ArchitectureText notations(Function<Hash101, Genotype> byHash) {
        return notations();
    }

    /** Whether an architecture is one of this space. */
    boolean holds(Genotype genotype);

    /** The numbers of its architectures in the benchmark's files; empty where nobody numbers them. */
    Optional<OfficialNumbers> numbering();

    /**
     * Fields of a question that name an architecture, besides {@code arch} (its text) and {@code index} (its number), and
     * fields that go with them: {@code hash}.
     */
    default List<String> nameFields() {
        return List.of();
    }

    /**
     * What the authors of the benchmark give away that {@code assay import} reads, as the object of a sentence; empty where
     * nothing was published but tables in our own layout.
     */
    default Optional<String> officialFiles() {
        return Optional.empty();
    }

    /** What else an architecture is called, by the key that answers have it under: {@code hash}. */
    default Map<String, String> otherNames(Genotype genotype) {
        return Map.of();
    }

    /**
     * Which architectures are one network with this one, by the key that answers have it under: {@code same_network}. Empty
     * where no two are.
     */
    default Map<String, String> relatives(Genotype genotype) {
        return Map.of();
    }

    /**
     * For each architecture, by its number, the first that is one network with it and has nothing that carries nothing:
     * networks that are equal by construction are scored once. Empty where no two are, or nobody knows.
     */
    default Optional<int[]> representatives() {
        return Optional.empty();
    }

    /** Parameters of the published networks of an architecture, by what they are trained on. */
    default Map<String, Long> params(Genotype genotype) {
        Map<String, Long> params = new LinkedHashMap<>();
        benchmark().ifPresent(b -> b.datasets()
                .forEach(d ->
                        params.put(d.key(), cost(genotype, d, Optional.empty()).params())));
        return params;
    }

    /**
     * What the network of an architecture costs that its benchmark trained; that papers train, where there is none.
     *
     * @param built the built benchmark whose networks are meant; empty: the published one
     */
    ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built);

    /**
     * The architectures that averages of the space are over, in an order that never changes; none where they are too many or
     * no search is offered.
     */
    default List<Genotype> landscape() {
        return List.of();
    }

    /**
     * How reports name and count its architectures.
     *
     * @param built the built benchmark whose table judges; empty: what judges by default
     * @return empty where nobody reports on its architectures
     */
    Optional<Population> population(Optional<BuiltFacts> built);

    /** Architectures that the literature compares with, by name, the most typical first; mostly none. */
    default Map<String, Genotype> known() {
        return Map.of();
    }

    /** The drawings of an architecture, by the name of their file: {@code cell}. */
    Map<String, Picture> pictures(Genotype genotype);

    /** How to read the drawings: a sentence or more, for people. */
    String pictureNote();
}
