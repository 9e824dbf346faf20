package assay.internal.core.described;

import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.DescribedFacts;
import java.util.List;
import java.util.Optional;

/**
 * A table that a user describes, without the form of its files.
 *
 * @param name of the table, as in commands, and of its space
 * @param title for people
 * @param authors who measured it, for people
 * @param notation how architectures are written
 * @param listed whether the file lists the architectures; otherwise every combination of choices is one
 * @param schedules ascending
 */
public record TableDescription(
        String name,
        String title,
        String authors,
        List<Decision> decisions,
        TextForm notation,
        boolean listed,
        List<Dataset> datasets,
        List<Integer> schedules,
        DescribedFacts facts) {
    public TableDescription {
        decisions = List.copyOf(decisions);
        datasets = List.copyOf(datasets);
        schedules = List.copyOf(schedules);
    }

    /** The same with this checksum. */
    public TableDescription sealed(String sha256) {
        return new TableDescription(
                name, title, authors, decisions, notation, listed, datasets, schedules, facts.sealed(sha256));
    }

    /** Its benchmark. */
    public Benchmark benchmark() {
        return new Benchmark(name, name, title, name, datasets, schedules, Optional.empty(), Optional.of(facts));
    }

    /** The space whose architectures the table is about; empty if the description says what they are. */
    public Optional<LikeSpace> like() {
        return notation instanceof LikeSpace like ? Optional.of(like) : Optional.empty();
    }

    /** How many combinations of choices there are. */
    public double combinations() {
        return decisions.stream().mapToDouble(d -> d.choices().size()).reduce(1, (a, b) -> a * b);
    }

    /**
     * Two different lists of choices that give the same text. Every text must be one architecture, so this is an error. Empty
     * if there are none.
     */
    public Optional<String> ambiguity() {
        return Optional.ofNullable(notation.ambiguity());
    }
}
