package assay.internal.reports.trace;

import assay.core.kit.Census;
import assay.core.kit.Population;
import assay.core.kit.SpaceKits;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The architectures of a page by number: those of the table where it counts them; else numbers in a list that the page
 * carries.
 */
final class Numbering {
    private final Population population;
    private final List<Genotype> listed;
    private final Map<Genotype, Integer> places = new HashMap<>();

    /** @param listed where no table counts: what the numbers stand for, from 0 */
    Numbering(Population population, List<Genotype> listed) {
        this.population = population;
        this.listed = List.copyOf(listed);
        listed.forEach(cell -> places.putIfAbsent(cell, places.size()));
        if (places.size() != listed.size()) {
            throw new IllegalArgumentException("a list of cells that has one twice");
        }
    }

    /** That of an experiment: listed are what was trained, what runs chose and the incumbents, in this order. */
    static Numbering of(Experiment e) {
        Population population = SpaceKits.population(e.space(), e.built());
        if (population.hasTable()) {
            return new Numbering(population, List.of());
        }
        Set<Genotype> cells = new LinkedHashSet<>(judged(e));
        e.runs().stream()
                .flatMap(r -> r.epochs().stream())
                .map(EpochRecord::incumbent)
                .forEach(cells::add);
        return new Numbering(population, List.copyOf(cells));
    }

    /** Those that come first in the list: trained or chosen. */
    static Set<Genotype> judged(Experiment e) {
        Set<Genotype> cells = new LinkedHashSet<>();
        Stream.concat(
                        e.trainings().stream().map(Training::arch),
                        e.runs().stream().map(RunRecord::chosen))
                .forEach(cells::add);
        return cells;
    }

    int size() {
        return population.census().map(Census::texts).orElse(listed.size());
    }

    int number(Genotype cell) {
        return population.census().map(c -> c.number(cell)).orElseGet(() -> places.get(cell));
    }

    Genotype numbered(int number) {
        return population.census().map(c -> c.numbered(number)).orElseGet(() -> listed.get(number));
    }

    /** What stands for a cell on any page: the table's number; the text where numbers are only the page's own. */
    String lasting(int number) {
        return population.hasTable()
                ? Integer.toString(number)
                : listed.get(number).text();
    }

    /** The list's texts; none where a table counts. */
    List<String> texts() {
        return listed.stream().map(Genotype::text).toList();
    }
}
