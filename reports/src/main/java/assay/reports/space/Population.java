package assay.reports.space;

import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.space.DartsSpace;
import assay.core.space.Genotype;
import assay.core.space.OneShotSpace;
import assay.core.space.SearchSpace;
import assay.core.space.Spaces;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import java.util.Optional;
import java.util.OptionalDouble;

/** The architectures of a search space as a report counts and names them, and the table that judges them. */
public interface Population {
    /**
     * That of a space.
     *
     * @throws UsageException if no report can be made of it
     */
    static Population of(String space) {
        return Spaces.named(space)
                .map(Population::of)
                .orElseThrow(() -> new UsageException("report: expected one of the spaces "
                        + String.join(", ", Spaces.names())
                        + ", found '" + space + "'."));
    }

    private static Population of(SearchSpace space) {
        if (space instanceof DartsSpace) {
            return new PopulationDarts();
        }
        return space instanceof OneShotSpace o ? new Population1Shot1(o) : new Population201(Benchmark.NASBENCH201);
    }

    /** That of what judges an experiment. */
    static Population of(Experiment experiment) {
        return experiment
                .built()
                .<Population>map(facts -> new Population201(Benchmark.built(facts)))
                .orElseGet(() -> of(experiment.space()));
    }

    /** Whether a table judges; else the architectures that runs chose were trained, and no others can be counted. */
    default boolean hasTable() {
        return true;
    }

    /** For people: {@code NAS-Bench-201}. */
    String title();

    /** The same of the table. */
    String tableTitle();

    /** Whether the space is all that the table is about. */
    boolean isWholeTable();

    /** Who trained the networks of the table, with the paper. */
    String authors();

    /** What commands call the table: {@code 201}. */
    String table();

    /** How many architectures can be told apart by the table. */
    int size();

    /** One of them, 0..size-1. */
    Genotype cell(int place);

    /** Which of them this is, for the table. */
    int place(Genotype cell);

    /** The table's own number of {@link #cell}. */
    int index(int place);

    /** How many texts of architectures there are, isomorphic ones told apart. */
    int texts();

    /** A number 0..texts-1 that stands for exactly this text. */
    int number(Genotype cell);

    /** The inverse of {@link #number}. */
    Genotype numbered(int number);

    /** How a query names this architecture: {@code --index 12}. */
    String named(Genotype cell);

    /** How a query names any: {@code --index CELL}. */
    String anyByNumber();

    /** How a query names any by its text: {@code --arch CELL}. */
    String anyByText();

    /** Parameters of the table's network for this data set. */
    double params(Genotype cell, Dataset dataset);

    /** Multiply-adds of one image likewise. */
    double multiplyAdds(Genotype cell, Dataset dataset);

    /** What the average over the measured cells is, as a row of a table. */
    String averageRow();

    /** The same as the subject of a sentence, with its verb. */
    String averageHas();

    /** The best accuracy of the whole space, percent, where somebody published it; the table at hand may be a part. */
    OptionalDouble knownBest(Split split, int schedule);

    /** What validation and test are of, a sentence with a space before it; empty where nothing is to be said. */
    String protocol();

    /** The share of skip connections of a cell's edges; empty where the space has none. */
    Optional<Double> skipShare(Genotype cell);

    /** What the entropy of a distribution over this space can be, for people. */
    String entropies();

    /** Whether a report draws validation too, every repeat of the table, and the one-shot model's own error. */
    boolean hasRepeats();
}
