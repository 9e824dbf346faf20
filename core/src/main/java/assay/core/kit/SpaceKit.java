package assay.core.kit;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.Hash101;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.internal.core.feature.ChoiceFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The facts about a search space, apart from its networks: its names, how its architectures are read, numbered, counted, drawn
 * and priced, and which table judges them. No other code asks which space it is. Kits are found by
 * {@link java.util.ServiceLoader}; docs/adding-a-space.md says how to add one.
 */
public interface SpaceKit {
    /** The place of the space in lists: small numbers first, then by name. Spaces of plug-ins come last. */
    default int place() {
        return 100;
    }

    /** The name in experiment files and stores: {@code nasbench201}. */
    String name();

    /** What commands call it: {@code 201}. */
    String shortName();

    /** The decisions; empty where no search is offered, although architectures can be looked up, drawn and trained. */
    Optional<SearchSpace> search();

    /** The published benchmark with the table that judges its architectures; empty where only trainings can judge them. */
    Optional<Benchmark> benchmark();

    /**
     * Settings of search methods that have another default in this space, whatever the method that has them: {@code schedule}.
     * Spaces with the same table share them.
     */
    default Map<String, Object> settings() {
        return Map.of();
    }

    /**
     * Settings of single methods that have another default in this space, by the name of the method. They win over {@link
     * #settings} and over what the method itself says of this space. Methods that do not exist are left out: they may be in a
     * plug-in that is not there.
     */
    default Map<String, Map<String, Object>> methodSettings() {
        return Map.of();
    }

    /**
     * Whether the table's official interface charges only the training, and a training of fewer epochs has learning rates of its
     * own, as in NAS-Bench-101. Otherwise the interface charges a part of the training and a validation pass, as in NATS-Bench.
     */
    default boolean chargesTrainingAlone() {
        return false;
    }

    /** Whether the means that the benchmark published are in its table; otherwise they are taken over the table's trainings. */
    default boolean publishesMeans() {
        return false;
    }

    /** Whether its networks are language models, which read texts and not images. */
    default boolean readsText() {
        return false;
    }

    /**
     * A data set on which its networks are trained, by its key.
     *
     * @throws assay.core.error.UsageException listing the keys
     */
    default Dataset dataset(String key) {
        return Dataset.of(key);
    }

    /**
     * Reads the official text.
     *
     * @throws assay.core.space.GenotypeException naming the column
     */
    default Genotype parse(String text) {
        return search().orElseThrow().parse(text);
    }

    /** Whether the benchmark's table has exactly this space, and not a larger one of which it is a part. */
    default boolean ownsTable() {
        return benchmark().filter(b -> b.space().equals(name())).isPresent();
    }

    /** Reads architectures in all notations that people use. */
    ArchitectureText notations();

    /**
     * Reads an architecture of this space in any of these notations.
     *
     * @throws assay.core.space.GenotypeException naming the column
     * @throws assay.core.error.OutOfTableException if it is an index or a hash that the space does not have
     */
    default Genotype read(String text) {
        return notations().read(text);
    }

    /** The same as {@link #notations}, with a faster way to find the cell of a hash. Spaces without hashes ignore it. */
    default ArchitectureText notations(Function<Hash101, Genotype> byHash) {
        return notations();
    }

    /** Whether an architecture is one of this space. */
    boolean holds(Genotype genotype);

    /** The architecture of this space that one of another space stands for; empty if there is none, or if that is not known. */
    default Optional<Genotype> standingFor(Genotype other) {
        return Optional.empty();
    }

    /** The numbers of its architectures in the benchmark's files; empty if they have no numbers. */
    Optional<OfficialNumbers> numbering();

    /**
     * Fields of a question that name an architecture, besides {@code arch} (its text) and {@code index} (its number), and
     * fields that go with them. The program reads {@code hash}, {@code adjacency} with {@code ops}, and {@code space}, which
     * says how to read {@code arch}. Other fields would not be read, so most kits have none.
     */
    default List<String> nameFields() {
        return List.of();
    }

    /**
     * The published files that {@code assay import} reads, as words that can follow "import"; empty where there are only tables
     * in our own layout.
     */
    default Optional<String> officialFiles() {
        return Optional.empty();
    }

    /** An architecture in few letters, for tables that people read; the text where that is short. */
    default String brief(Genotype genotype) {
        return genotype.text();
    }

    /** Other names of an architecture. The keys are the fields of answers: {@code hash}. */
    default Map<String, String> otherNames(Genotype genotype) {
        return Map.of();
    }

    /**
     * Which architectures are the same network as this one. The key is the field of answers: {@code same_network}. Empty in
     * spaces where no two are.
     */
    default Map<String, String> relatives(Genotype genotype) {
        return Map.of();
    }

    /**
     * For each architecture, by its number, the number of the first architecture that is the same network: such networks are
     * scored once. It is the first one in which every part has an effect. Empty if no two architectures are the same network,
     * or if that is not known.
     */
    default Optional<int[]> representatives() {
        return Optional.empty();
    }

    /**
     * The choices of architectures over which publications rank and correlate; the first is the default. Empty if there is
     * no choice but the whole space.
     */
    default List<CellChoice> choices() {
        return List.of();
    }

    /** The number of parameters of an architecture's published networks, by the data set that they are trained on. */
    default Map<String, Long> params(Genotype genotype) {
        Map<String, Long> params = new LinkedHashMap<>();
        benchmark().ifPresent(b -> b.datasets()
                .forEach(d ->
                        params.put(d.key(), cost(genotype, d, Optional.empty()).params())));
        return params;
    }

    /**
     * What the network of an architecture costs. It is the network that the benchmark trained; without a benchmark, the one
     * that papers train.
     *
     * @param built the built benchmark that trained the networks; empty for the published one
     */
    ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built);

    /** Whether {@link #cost} follows from the architecture by a formula. Otherwise the table may have it. */
    default boolean hasFormula() {
        return true;
    }

    /** An architecture as choices, which has the same length for all architectures: the decisions, where the space is searched. */
    default Choices asChoices() {
        return Choices.of(search().orElseThrow());
    }

    /**
     * Numbers that describe an architecture to methods that learn which architectures are good. Every architecture of the
     * space has the same number of them. If a kit has no numbers of its own, they say whether each option of each decision was
     * chosen.
     */
    default double[] features(Genotype genotype) {
        return ChoiceFeatures.of(genotype, search().orElseThrow());
    }

    /**
     * What the operations on a path from input to output cost, except for constant factors: the baseline {@code on_path_flops},
     * without a network. Empty if it is not known.
     */
    default OptionalDouble pathCost(Genotype genotype) {
        return OptionalDouble.empty();
    }

    /**
     * The architectures over which averages of the space are taken, in an order that never changes. Empty if they are too
     * many, or if the space is not searched.
     */
    default List<Genotype> landscape() {
        return List.of();
    }

    /**
     * How reports name and count its architectures.
     *
     * @param built the built benchmark whose table judges; empty for what judges by default @return empty if no report can be
     *     made about this space
     */
    Optional<Population> population(Optional<BuiltFacts> built);

    /** Well-known architectures. Most spaces have none. */
    default List<KnownArchitecture> known() {
        return List.of();
    }

    /** The well-known architecture that is most typical. Empty in spaces without well-known architectures. */
    default Optional<KnownArchitecture> typical() {
        return known().stream().findFirst();
    }

    /** The drawings of an architecture, by the name of their file: {@code cell}. */
    Map<String, Picture> pictures(Genotype genotype);

    /** How to read the drawings: a sentence or more, for people. */
    String pictureNote();
}
