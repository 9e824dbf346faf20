package assay.internal.reports.trace;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The data in a report for programs: enough to run its experiment again and to compare the results.
 *
 * @param head the experiment without its runs
 * @param cells the architectures behind the numbers of cells, as texts; empty if the table numbers them
 * @param accuracies of each chosen cell, by its number, in the order of {@code asked}: percent, or empty
 * @param trainings of the chosen cells, if no table judges
 */
public record Carried(
        Experiment head,
        List<TableFile> table,
        List<String> cells,
        List<Asked> asked,
        SortedMap<Integer, List<OptionalDouble>> accuracies,
        List<Training> trainings,
        List<CarriedRun> runs) {
    /** The element of the page with these data. */
    public static final String ID = "assay-provenance";

    /** With more changes of incumbents than this, the page has only a digest of them, to stay small. */
    static final int MOST_CHANGES = 20_000;

    static Carried of(Experiment e, Background background, List<Asked> asked, Answers answers) {
        Numbering numbering = Numbering.of(e);
        SortedMap<Integer, List<OptionalDouble>> accuracies = new TreeMap<>();
        List<CarriedRun> runs =
                e.runs().stream().map(r -> CarriedRun.of(r, numbering)).toList();
        for (CarriedRun run : runs) {
            Genotype cell = numbering.numbered(run.chosen());
            accuracies.computeIfAbsent(
                    run.chosen(),
                    c -> asked.stream().map(a -> answers.accuracy(cell, a)).toList());
        }
        Experiment head = with(e, List.of(), List.of());
        return new Carried(
                head, background.table(), numbering.texts(), List.copyOf(asked), accuracies, e.trainings(), runs);
    }

    /** The experiment from the data of the page: without losses, times of epochs and samples. */
    public Experiment experiment() {
        Numbering numbering = numbering();
        return with(head, runs.stream().map(r -> r.record(numbering)).toList(), trainings);
    }

    Numbering numbering() {
        return numbering(head, cells);
    }

    static Numbering numbering(Experiment head, List<String> cells) {
        SpaceKit space = SpaceKits.named(head.space(), "report");
        return new Numbering(
                head.population(), cells.stream().<Genotype>map(space::parse).toList());
    }

    private static Experiment with(Experiment e, List<RunRecord> runs, List<Training> trainings) {
        return new Experiment(
                e.name(),
                e.space(),
                e.built(),
                e.truthDatasets(),
                e.schedule(),
                e.configuration(),
                e.provenance(),
                runs,
                trainings);
    }

    /** The configuration in the page. */
    public String configuration() {
        return head.configuration();
    }

    /** How the runs were made: versions, machine, command line. */
    public Map<String, String> provenance() {
        return head.provenance();
    }
}
