package assay.reports.trace;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.reports.space.Population;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a report carries for programs: enough to run its experiment again, and to see whether the same comes out.
 *
 * @param head the experiment without its runs
 * @param accuracies of each chosen cell, by its index, in the order of {@code asked}: percent, or empty
 */
public record Carried(
        Experiment head,
        List<TableFile> table,
        List<Asked> asked,
        SortedMap<Integer, List<OptionalDouble>> accuracies,
        List<CarriedRun> runs) {
    /** The element of the page that holds it. */
    public static final String ID = "assay-provenance";

    /** A page with more changes of incumbents than this has a digest of them instead, to stay small. */
    static final int MOST_CHANGES = 20_000;

    static Carried of(Experiment e, Background background, List<Asked> asked, Answers answers) {
        Population population = Population.of(e);
        SortedMap<Integer, List<OptionalDouble>> accuracies = new TreeMap<>();
        List<CarriedRun> runs =
                e.runs().stream().map(r -> CarriedRun.of(r, population)).toList();
        for (CarriedRun run : runs) {
            Genotype cell = population.numbered(run.chosen());
            accuracies.computeIfAbsent(
                    run.chosen(),
                    c -> asked.stream().map(a -> answers.accuracy(cell, a)).toList());
        }
        return new Carried(with(e, List.of()), background.table(), List.copyOf(asked), accuracies, runs);
    }

    /** The experiment as far as the page has it: without losses, times of epochs and samples. */
    public Experiment experiment() {
        Population population = Population.of(head);
        return with(head, runs.stream().map(r -> r.record(population)).toList());
    }

    private static Experiment with(Experiment e, List<RunRecord> runs) {
        return new Experiment(
                e.name(),
                e.space(),
                e.built(),
                e.truthDatasets(),
                e.schedule(),
                e.configuration(),
                e.provenance(),
                runs);
    }

    /** The carried configuration. */
    public String configuration() {
        return head.configuration();
    }

    /** How the runs were made: versions, machine, command line. */
    public Map<String, String> provenance() {
        return head.provenance();
    }
}
