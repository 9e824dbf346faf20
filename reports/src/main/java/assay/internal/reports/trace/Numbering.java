package assay.internal.reports.trace;

import assay.core.kit.Census;
import assay.core.kit.Population;
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

/** The numbers of architectures in a page: those of the table if it numbers them, otherwise places in a list in the page. */
final class Numbering {
    private final Population population;
    private final List<Genotype> listed;
    private final Map<Genotype, Integer> places = new HashMap<>();

    /** @param listed if no table numbers them: the architecture of each number, from 0 */
    Numbering(Population population, List<Genotype> listed) {
        this.population = population;
        this.listed = List.copyOf(listed);
        listed.forEach(cell -> places.putIfAbsent(cell, places.size()));
        if (places.size() != listed.size()) {
            throw new IllegalArgumentException("a list of cells that has one twice");
        }
    }

    /** The numbering of an experiment. The list has trained architectures, chosen ones and incumbents, in this order. */
    static Numbering of(Experiment e) {
        Population population = e.population();
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

    /** The first part of the list: trained or chosen architectures. */
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

    /** The name of a cell that is valid on every page: the table's number, or the text if numbers belong only to the page. */
    String lasting(int number) {
        return population.hasTable()
                ? Integer.toString(number)
                : listed.get(number).text();
    }

    /** The texts of the list; none if a table numbers the architectures. */
    List<String> texts() {
        return listed.stream().map(Genotype::text).toList();
    }
}
