package assay.reports;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Bench201Index;
import assay.core.truth.Answer;
import assay.reports.document.Block;
import assay.reports.document.Block.Bullets;
import assay.reports.document.Block.Cell;
import assay.reports.document.Block.Code;
import assay.reports.document.Block.Column;
import assay.reports.document.Block.Gallery;
import assay.reports.document.Block.Grid;
import assay.reports.document.Block.Heading;
import assay.reports.document.Block.Paragraph;
import assay.reports.document.Block.Row;
import assay.reports.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the report says, section by section. */
final class Contents {
    private final Study study;
    private final Experiment experiment;
    private final Tables tables;
    private final Charts charts;
    private final List<Block> blocks = new ArrayList<>();

    Contents(Study study) {
        this.study = study;
        this.experiment = study.experiment();
        this.tables = new Tables(study);
        this.charts = new Charts(study);
    }

    Document document() {
        section("Summary", new Bullets(new Prose(study).sentences()));
        if (!experiment.runs().isEmpty()) {
            results();
        }
        provenance();
        String subtitle = "Assay report · NAS-Bench-201 · "
                + Format.plural(study.methods().size(), "method") + ", "
                + Format.plural(experiment.runs().size(), "run") + " · " + experiment.schedule() + "-epoch table";
        return new Document(experiment.name(), subtitle, blocks);
    }

    private void results() {
        section("Accuracy", tables.accuracy(), note(protocol()), note(published()));
        section("Every seed against the whole table", new Gallery(charts.strips()), note(STRIPS));
        section("Regret", tables.regret());
        section("Spread over seeds", tables.spread());
        curves();
        if (!tables.selecting().isEmpty()) {
            section("Selection among samples", tables.selection(), note(SELECTION));
        }
        section("The chosen cells", new Gallery(new Cells(study).drawings()), note(CELLS));
        section("Time", tables.cost());
        section("What was not measured", missing());
    }

    private static final String STRIPS =
            "One dot per seed; the upright bar is the mean of the method. Grey: how many of "
                    + "the table's cells have that accuracy. Dashed: the best cell. Dotted: the average of all cells, which is "
                    + "what a uniformly random cell has.";
    private static final String SELECTION = "Mean of samples: the cells among which the selection chose. Argmax: the "
            + "search's incumbent after its last epoch, the answer without selection. Most parameters: what "
            + "choosing by the parameter count, the honest baseline of any proxy, would have given. Best sample: what a perfect "
            + "selection would have chosen. The same selection from uniformly random cells (zero-cost) is the fair rival.";
    private static final String CELLS =
            "Node 0 is the input, node 3 the output. Edges that carry nothing from input to "
                    + "output are faded. The place counts the cells that are strictly better; equal cells share a place. Cells are "
                    + "grouped by their text; best first.";
    private static final String CURVES = "The true accuracy of the cell that the search would answer after each epoch; "
            + "the search never sees it. Thin: one seed. Thick: the mean of the seeds. Grey: the means of the other "
            + "methods. Dashed: the best cell. Dotted: the average of all cells.";

    private void curves() {
        List<Block.Figure> figures =
                study.tests().stream().flatMap(m -> charts.curves(m).stream()).toList();
        if (!figures.isEmpty()) {
            section("Over the epochs", new Gallery(figures), note(CURVES));
        }
    }

    private String protocol() {
        String cifar = experiment.truthDatasets().contains("cifar10")
                ? " CIFAR-10 valid is the network trained on cifar10-valid, split valid; CIFAR-10 test the network trained "
                        + "on cifar10, split test."
                : "";
        return "Schedule: " + experiment.schedule() + " epochs. Trials: " + Lookups.TRIALS.key() + "." + cifar
                + " Trainings behind the table's means: " + trainings()
                + ". Standard deviations divide by n − 1; with one seed there is none.";
    }

    /** {@code seeds 777, 888, 999 for 60 answers, 888 for 3}. */
    private String trainings() {
        Map<String, Integer> counts = new TreeMap<>();
        chosenAnswers().forEach(a -> a.fold(m -> counts.merge(seeds(m), 1, Integer::sum), none -> 0));
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(e -> e.getKey() + " for " + Format.plural(e.getValue(), "answer"))
                        .collect(Collectors.joining("; "));
    }

    private static String seeds(Answer.Measured answer) {
        List<Integer> seeds = answer.seeds();
        return (seeds.size() == 1 ? "seed " : "seeds ")
                + seeds.stream().map(Object::toString).collect(Collectors.joining("+"));
    }

    private Stream<Answer> chosenAnswers() {
        return experiment.runs().stream().map(RunRecord::chosen).flatMap(c -> study.measures().stream()
                .map(m -> study.answer(c, m)));
    }

    private static String published() {
        return "Published rows: full-size setting (16 channels, 5 cells per stage, the whole data set), not comparable one to "
                + "one. Sources are named in each row; “not verified” means that no stored copy was found to check "
                + "against.";
    }

    private Block missing() {
        Set<String> reasons = new LinkedHashSet<>();
        chosenAnswers().forEach(a -> a.fold(m -> false, none -> reasons.add(none.why())));
        List<String> items = new ArrayList<>();
        study.measures().forEach(m -> gaps(m).ifPresent(items::add));
        if (items.isEmpty()) {
            items.add(
                    "Nothing: the table holds every cell that a run named, and the whole space, for every split above.");
        }
        items.addAll(reasons.stream().limit(5).map(r -> "The table says: " + r).toList());
        return new Bullets(items);
    }

    /** Counts what the table lacks for one measure; empty if nothing. */
    private Optional<String> gaps(Measure m) {
        int cells = Bench201Index.get().size();
        int measured = study.landscape(m).map(l -> l.values().length).orElse(0);
        if (measured == cells) {
            return Optional.empty();
        }
        long chosen = experiment.runs().stream()
                .filter(r -> study.accuracy(r.chosen(), m).isEmpty())
                .count();
        long named = study.cells().stream()
                .filter(c -> study.accuracy(c, m).isEmpty())
                .count();
        return Optional.of(m.label() + ": not in the table: the chosen cell of " + chosen + " of "
                + Format.plural(experiment.runs().size(), "run") + ", " + Format.count(named) + " of the "
                + Format.plural(study.cells().size(), "cell") + " that runs named, " + Format.count(cells - measured)
                + " of the space's " + Format.plural(cells, "cell") + ".");
    }

    private void provenance() {
        List<Row> facts = experiment.provenance().entrySet().stream()
                .map(e -> Row.of(List.of(Cell.of(e.getKey()), Cell.of(e.getValue()))))
                .toList();
        section("How to make it again", note(REPEAT), new Code(command()));
        section("Configuration", new Code(experiment.configuration()));
        if (!facts.isEmpty()) {
            List<Column> columns = List.of(new Column("", "what", false), new Column("", "value", false));
            section("Provenance", new Grid("As recorded with the runs.", columns, facts));
        }
    }

    private static final String REPEAT =
            "With the same version, seeds and thread count the numbers come out the same on a " + "CPU, times aside.";

    private String command() {
        String recorded = experiment.provenance().get("command");
        if (recorded != null) {
            return recorded;
        }
        String file = Charts.slug(experiment.name()) + ".yaml";
        return "# the configuration below, saved as " + file + "\nassay run " + file;
    }

    private void section(String title, Block... content) {
        blocks.add(new Heading(title));
        blocks.addAll(List.of(content));
    }

    private static Block note(String text) {
        return new Paragraph(text, true);
    }
}
