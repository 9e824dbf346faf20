package assay.core.kit;

import assay.core.space.Genotype;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import java.util.Optional;
import java.util.OptionalDouble;

/** The architectures of a search space as a report names them, and the table that judges them. */
public interface Population {
    /** Of their space. */
    SpaceKit kit();

    /** The built benchmark that judges; empty: the published one, or trainings. */
    default Optional<BuiltFacts> built() {
        return Optional.empty();
    }

    /** Their numbers; empty in spaces too large to be counted, which no table judges. */
    default Optional<Census> census() {
        return kit().numbering().map(Census::of);
    }

    /** Whether a table judges. If not, only those architectures have an accuracy that runs chose and that were trained. */
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
     * The place of the first architecture that is the same network, only written another way (inner nodes exchanged, edges on
     * no path): what says which ones are one class. Itself where the table tells networks apart already.
     */
    default int classOf(int place) {
        return place;
    }

    /** For people: {@code NAS-Bench-201}. */
    String title();

    /** The same of the table. */
    default String tableTitle() {
        return title();
    }

    /** Whether the space is all that the table is about. */
    default boolean isWholeTable() {
        return kit().ownsTable();
    }

    /** Who trained the networks of the table, with the paper. */
    String authors();

    /** What commands call the table: {@code 201}. */
    default String table() {
        return kit().shortName();
    }

    /** How a query names this architecture: {@code --index 12}. */
    default String named(Genotype cell) {
        return hasTable() ? "--index " + counted().number(cell) : "--arch '" + cell.text() + "'";
    }

    /** How a query names any: {@code --index CELL}. */
    default String anyByNumber() {
        return hasTable() ? "--index CELL" : anyByText();
    }

    /** How a query names any by its text. */
    default String anyByText() {
        return "--arch CELL";
    }

    /** Parameters of the table's network for this data set. */
    default double params(Genotype cell, Dataset dataset) {
        return kit().cost(cell, dataset, built()).params();
    }

    /** Multiply-adds of one image likewise. */
    default double multiplyAdds(Genotype cell, Dataset dataset) {
        return kit().cost(cell, dataset, built()).multiplyAdds();
    }

    /** What the average over the measured cells is, as a row of a table. */
    String averageRow();

    /** The same as the subject of a sentence, with its verb. */
    String averageHas();

    /** The best accuracy of the whole space, percent, where somebody published it; the table at hand may be a part. */
    default OptionalDouble knownBest(Split split, int schedule) {
        return OptionalDouble.empty();
    }

    /** What validation and test are of, a sentence with a space before it; empty where nothing is to be said. */
    default String protocol() {
        return "";
    }

    /** The share of skip connections of a cell's edges; empty where the space has none. */
    default Optional<Double> skipShare(Genotype cell) {
        return Optional.empty();
    }

    /** What that is a share of, after "of the": {@code six edges}. */
    default String edges() {
        return "edges";
    }

    /** What the entropy of a distribution over this space can be, for people. */
    String entropies();

    /** Whether a report draws validation too, every repeat of the table, and the one-shot model's own error. */
    default boolean hasRepeats() {
        return false;
    }

    /** What papers say that methods find here. */
    default PublishedFigures published() {
        return PublishedFigures.NONE;
    }
}
