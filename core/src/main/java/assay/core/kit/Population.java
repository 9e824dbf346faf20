package assay.core.kit;

import assay.core.space.Genotype;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The architectures of a search space as a report names them, and the table that judges them. */
public interface Population {
    /** What reports compare architectures by. */
    default Metric metric() {
        return Metric.ACCURACY;
    }

    /**
     * The same for a report about this data set of the kit's benchmark. Tables that compare by another metric on another data
     * set override it.
     */
    default Population about(Dataset dataset) {
        return this;
    }

    /** The decisions of their space. */
    SpaceKit kit();

    /** The built benchmark that judges; empty if the published one or trainings judge. */
    default Optional<BuiltFacts> built() {
        return Optional.empty();
    }

    /**
     * Their places and numbers in the table that judges. Empty without such a table: reports then number the architectures that
     * were found. Spaces that are too large to be counted have no table.
     */
    default Optional<Census> census() {
        return kit().benchmark().flatMap(table -> kit().numbering()).map(Census::of);
    }

    /**
     * Whether a table judges. Without a table, only architectures that runs chose and that were then trained have an accuracy.
     */
    default boolean hasTable() {
        return census().isPresent();
    }

    /**
     * {@link #census} where a table judges.
     *
     * @throws IllegalStateException if none does
     */
    default Census counted() {
        return census().orElseThrow(() -> new IllegalStateException("nobody counts the architectures of " + title()));
    }

    /**
     * The place of the first architecture that is the same network and only written in another way (inner nodes exchanged,
     * edges on no path). Architectures with the same value are one class. It is the architecture's own place where the table
     * already tells networks apart.
     */
    default int classOf(int place) {
        return place;
    }

    /** For people: {@code NAS-Bench-201}. */
    String title();

    /** The name of the table, for people. */
    default String tableTitle() {
        return title();
    }

    /** Whether the table has exactly this space, and not a larger one. */
    default boolean isWholeTable() {
        return kit().ownsTable();
    }

    /** Who trained the networks of the table, with the paper. */
    String authors();

    /** The table's name in commands: {@code 201}. */
    default String table() {
        return kit().shortName();
    }

    /** How a query names this architecture: {@code --index 12}. */
    default String named(Genotype cell) {
        return hasTable() ? "--index " + counted().number(cell) : "--arch '" + cell.text() + "'";
    }

    /** How a query names any architecture by its number: {@code --index CELL}. */
    default String anyByNumber() {
        return hasTable() ? "--index CELL" : anyByText();
    }

    /** How a query names any architecture by its text. */
    default String anyByText() {
        return "--arch CELL";
    }

    /** Parameters of the table's network for this data set. */
    default double params(Genotype cell, Dataset dataset) {
        return kit().cost(cell, dataset, built()).params();
    }

    /** Multiply-adds of that network for one image. */
    default double multiplyAdds(Genotype cell, Dataset dataset) {
        return kit().cost(cell, dataset, built()).multiplyAdds();
    }

    /** The name of the average over the measured cells in a row of a table. */
    String averageRow();

    /** The same as the subject of a sentence, with its verb. */
    String averageHas();

    /**
     * The best accuracy of the whole space, percent, where somebody published it. It is needed where the table holds only a
     * part of the space.
     */
    default OptionalDouble knownBest(Split split, int schedule) {
        return OptionalDouble.empty();
    }

    /** Which images validation and test are, as a sentence with a space before it; empty where there is nothing to say. */
    default String protocol() {
        return "";
    }

    /** The share of skip connections of a cell's edges; empty where the space has none. */
    default Optional<Double> skipShare(Genotype cell) {
        return Optional.empty();
    }

    /** What it is a share of, as the words after "of the": {@code six edges}. */
    default String edges() {
        return "edges";
    }

    /** The range of the entropy of a distribution over this space, for people. */
    String entropies();

    /** Whether a report draws validation too, every repeat of the table, and the one-shot model's own error. */
    default boolean hasRepeats() {
        return false;
    }

    /** How published results name a data set that is called so here. */
    default String publishedName(Dataset dataset) {
        return dataset.key();
    }

    /** The numbers that papers report for methods in this space. */
    default List<PublishedResult> published() {
        return List.of();
    }
}
