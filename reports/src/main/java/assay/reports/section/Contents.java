package assay.reports.section;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.truth.Answer;
import assay.reports.curve.Bundle;
import assay.reports.document.Block;
import assay.reports.document.Block.Bullets;
import assay.reports.document.Block.Details;
import assay.reports.document.Block.Figure;
import assay.reports.document.Block.Gallery;
import assay.reports.document.Block.Grid;
import assay.reports.document.Block.Row;
import assay.reports.document.Document;
import assay.reports.drawing.CellDrawings;
import assay.reports.number.Format;
import assay.reports.number.Sheet;
import assay.reports.page.Page;
import assay.reports.study.Descriptions;
import assay.reports.study.Lookups;
import assay.reports.study.Measure;
import assay.reports.study.Published;
import assay.reports.study.Significance;
import assay.reports.study.Study;
import assay.reports.study.TableValues;
import assay.reports.trace.Answers;
import assay.reports.trace.Asked;
import assay.reports.trace.TraceSections;
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
public final class Contents {
    private final Study study;
    private final Experiment experiment;
    private final Page page;
    private final List<Significance> significance;
    private final List<String> sentences;

    public Contents(Study study) {
        this.study = study;
        this.experiment = study.experiment();
        this.page = new Page(study);
        this.significance =
                study.tests().stream().map(m -> Significance.of(study, m)).toList();
        this.sentences = new Prose(study, significance).sentences();
        page.section("Summary", new Bullets(sentences));
        if (!experiment.runs().isEmpty()) {
            page.add(page.origins().everySplit("results.csv", "tables/methods.csv", "tables/pairs.csv"));
            if (study.population().hasTable()) {
                results();
            } else {
                trained();
            }
        }
        provenance();
        files();
    }

    public Document document() {
        String subtitle = "Assay report · " + study.population().title() + " · "
                + Format.plural(study.methods().size(), "method") + ", "
                + Format.plural(experiment.runs().size(), "run") + " · " + experiment.schedule()
                + (study.population().hasTable() ? "-epoch table" : "-epoch trainings")
                + experiment.built().map(b -> " of " + b.title()).orElse("");
        return new Document(experiment.name(), subtitle, page.blocks());
    }

    /** The summary, sentence by sentence. */
    public List<String> sentences() {
        return sentences;
    }

    /** The numbers behind the page's tables. */
    public List<Sheet> tables() {
        return page.tables();
    }

    /** The numbers behind the page's charts. */
    public List<Sheet> curves() {
        return page.curves();
    }

    private void results() {
        Tables tables = new Tables(study);
        page.section(
                "Accuracy",
                tables.accuracy(),
                Page.note(protocol()),
                Page.note(aside()),
                page.origins().everySplit("results.csv", "tables/methods.csv"));
        page.section(
                "Every seed against the whole table",
                new Gallery(new Charts(study).strips()),
                Page.note(STRIPS + average()),
                page.origins().chosen("results.csv"));
        page.section("Regret", tables.regret(), page.origins().everySplit("results.csv", "tables/methods.csv"));
        Descriptions descriptions = new Descriptions(study);
        page.section("In full", descriptions.grid(), page.origins().chosen("tables/methods.csv"));
        page.table(descriptions.sheet());
        new SignificanceSection(study, significance).write(page);
        trajectories();
        new RepeatSection(study).write(page);
        if (!tables.selecting().isEmpty()) {
            page.section(
                    "Selected among samples",
                    tables.selection(),
                    Page.note(SELECTION),
                    page.origins().samples(tables.selecting()));
        }
        new ProxySection(study).write(page);
        new ParetoSection(study).write(page);
        cells();
        new DiagnosticsSection(study).write(page);
        new DrawnSection(study).write(page);
        new CostSection(study).write(page);
        page.section("What was not measured", missing(), page.origins().everySplit("results.csv"));
    }

    /** Where no table judges, what was trained here does; of cells that were not trained nothing is known. */
    private void trained() {
        new RetrainedSection(study).write(page);
        page.table(new Descriptions(study).sheet());
        new SignificanceSection(study, significance).write(page);
        Cells cells = new Cells(study);
        page.section("The chosen cells", new Gallery(cells.drawings()), Page.note(CellDrawings.note(study)));
        page.add(page.origins().chosen("results.csv"));
        new DiagnosticsSection(study).write(page);
        new CostSection(study).write(page);
    }

    private void cells() {
        Cells cells = new Cells(study);
        page.section("The chosen cells", new Gallery(cells.drawings()), Page.note(CellDrawings.note(study) + CELLS));
        if (cells.left() > 0) {
            page.add(Page.note("These are the best; " + Format.plural(cells.left(), "further cell")
                    + " that runs chose stand in results.csv."));
        }
        List<Figure> places = cells.places();
        if (!places.isEmpty()) {
            page.add(new Gallery(places));
        }
        page.add(page.origins().chosen("results.csv"));
    }

    /** What lies beside the page. */
    private void files() {
        if (page.tables().isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        rows.add(SignificanceTables.row(
                "results.csv, results.json", "Every run on every data set and split, with its cell"));
        page.tables().forEach(s -> rows.add(SignificanceTables.row("tables/" + s.name() + ".csv, .json", s.what())));
        page.curves().forEach(s -> rows.add(SignificanceTables.row("curves/" + s.name() + ".csv, .json", s.what())));
        Grid grid = new Grid(
                "Written beside this page, all digits.",
                SignificanceTables.columns(List.of("file", "what it holds")),
                rows);
        page.section("The numbers as files", new Details(Format.plural(rows.size(), "file"), List.of(grid)));
    }

    private static final String STRIPS =
            "One dot per seed (beyond 20 a box stands for them); the upright bar is the mean of the method. Grey: how many of "
                    + "the table's cells have that accuracy. Dashed: the best cell. Dotted: ";

    private String average() {
        return study.population().isWholeTable()
                ? "the average of all cells, which is what a uniformly random cell has."
                : "the average of the space's measured cells.";
    }

    private static final String SELECTION = "Mean of samples: the cells among which the selection chose. Argmax: the "
            + "search's incumbent after its last epoch, the answer without selection. Most parameters: what "
            + "choosing by the parameter count, the honest baseline of any proxy, would have given. Best sample: what a perfect "
            + "selection would have chosen. The same selection from uniformly random cells (zero-cost) is the fair rival.";
    private static final String CELLS =
            " The place counts the cells that are strictly better; equal cells share a place. Cells are "
                    + "grouped by their text; best first.";
    private static final String CURVES = "The true accuracy of the cell that the search would answer after each epoch; "
            + "the search never sees it. Thin: one seed. Thick: the mean of the seeds, where all have a value. With more than "
            + Bundle.MOST_LINES
            + " seeds a band, the middle 90 % of them, stands for the lines. Regret: points below the "
            + "best cell of the table. Rank: among the methods within each seed, then the mean over seeds.";

    private void trajectories() {
        List<List<Figure>> galleries = new Trajectories(study, page).galleries(study.tests(), validations());
        if (!galleries.isEmpty()) {
            page.section("Over epochs and time", Page.note(CURVES));
            galleries.forEach(g -> page.add(new Gallery(g)));
            page.add(page.origins().incumbents());
        }
    }

    /** Validation accuracies, where the section on repeats does not draw them. */
    private List<Measure> validations() {
        return study.population().hasRepeats()
                ? List.of()
                : study.measures().stream().filter(m -> !m.isTest()).toList();
    }

    private String protocol() {
        String cifar = experiment.truthDatasets().contains("cifar10")
                ? " CIFAR-10 valid is the network trained on cifar10-valid, split valid; CIFAR-10 test the network trained "
                        + "on cifar10, split test."
                : study.population().protocol();
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

    /** What to know of the rows that are not ours. */
    private String aside() {
        return Published.of(study.population()).isEmpty() ? best() : published();
    }

    /** Where the best accuracies come from when the table at hand is a part of the space's. */
    private String best() {
        List<String> known = study.measures().stream()
                .filter(m -> study.landscape(m)
                        .filter(TableValues::isOptimumKnownOnly)
                        .isPresent())
                .map(Measure::label)
                .toList();
        return "Best cell: the best mean over the repeats in the table"
                + (known.isEmpty()
                        ? "."
                        : "; of " + String.join(" and ", known)
                                + " the best of the whole space, which is known from a scan of the"
                                + " official table and is not among the cells of the table at hand.")
                + " The benchmark's own figures subtract the best single repeat, which is a little higher.";
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
        experiment.provenance().forEach((what, why) -> {
            if (what.startsWith(Experiment.FAILED)) {
                items.add(
                        "A run failed and is in no table: " + what.substring(Experiment.FAILED.length()) + ": " + why);
            }
        });
        if (items.isEmpty()) {
            items.add(
                    "Nothing: the table holds every cell that a run named, and the whole space, for every split above.");
        }
        items.addAll(reasons.stream().limit(5).map(r -> "The table says: " + r).toList());
        return new Bullets(items);
    }

    /** Counts what the table lacks for one measure; empty if nothing. */
    private Optional<String> gaps(Measure m) {
        int cells = study.population().size();
        int measured = study.landscape(m).map(TableValues::measured).orElse(0);
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
        List<Asked> asked = study.measures().stream()
                .map(m -> new Asked(m.dataset(), m.split()))
                .toList();
        Answers answers = (cell, a) -> study.accuracy(cell, study.measures().get(asked.indexOf(a)));
        new TraceSections(experiment, study.background(), asked, answers)
                .blocks()
                .forEach(page::add);
    }
}
