package assay.internal.reports.headline;

import assay.core.run.RunRecord;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The cost of finding the cells (search, selection, evaluation), and the cost of training them. */
public final class CostSection implements Section {
    private static final String NOTE =
            "Search and selection: wall-clock of this experiment. Simulated: what the search would "
                    + "have cost by the table's training times, for methods that ask the table while they search. Training the choice: "
                    + "what the table's own network took for the chosen cell on the first data set, all epochs of the schedule; the report looked its "
                    + "accuracy up and spent none of it. Methods that share a search are each charged the whole of it. What trying out "
                    + "settings cost before these runs is not in this table.";

    private static final String TRAINED =
            "Search and selection: wall-clock of this experiment. Training the choice: one "
                    + "training of the network that was found, mean over its seeds; methods that found the same share it. Methods that "
                    + "share a search are each charged the whole of it. What trying out settings cost before these runs is not in this "
                    + "table.";

    private static final String TOLD = "Total cost of a run: the time that its rows tell.";

    private static final String TOTAL =
            "Total cost of a run: search and selection by the clock; for methods that ask the table what their trainings would have"
                    + " cost by the table's times. The two clocks are of different machines.";

    private final Study study;

    public CostSection(Study study) {
        this.study = study;
    }

    @Override
    public boolean suits(Study of) {
        return !of.experiment().runs().isEmpty();
    }

    @Override
    public void write(Page page) {
        TotalCostChart chart = new TotalCostChart(study);
        List<Figure> figures =
                study.tests().stream().flatMap(m -> chart.of(m).stream()).toList();
        page.section("Cost");
        if (!study.experiment().isJudged()) {
            quality(page);
        }
        if (!figures.isEmpty()) {
            page.add(new Gallery(figures), Page.note(study.experiment().isJudged() ? TOLD : TOTAL));
        }
        page.add(
                grid(),
                Page.definitions(study.population().hasTable() ? NOTE : TRAINED),
                Page.note(tuning()),
                page.origins().seconds("tables/cost.csv"));
        page.table(sheet());
        new Footprint(study).write(page);
    }

    private void quality(Page page) {
        CostCurves curves = new CostCurves(study, new Descriptions(study));
        List<Figure> figures =
                study.tests().stream().flatMap(m -> curves.of(m).stream()).toList();
        if (!figures.isEmpty()) {
            page.add(new Gallery(figures), Page.note(curves.note()));
            page.table(curves.sheet());
        }
    }

    /** The cost of tuning, which only the author knows. */
    private String tuning() {
        return study.background()
                .notes()
                .tuning()
                .map(t -> "Tuning, not in the table: " + t.words() + ".")
                .orElse("Tuning: the experiment file says nothing about what it cost (report: tuning:).");
    }

    private Grid grid() {
        List<Row> rows = study.methods().stream().map(this::row).toList();
        return new Grid(
                (study.experiment().isJudged() ? "Steps" : "Epochs")
                        + " of the search, and time: mean per run, and the sum over all runs.",
                Grids.columns(
                        List.of("method"),
                        "n",
                        study.experiment().isJudged() ? "steps" : "epochs",
                        "search",
                        "selection",
                        "simulated search",
                        "training the choice",
                        "all runs"),
                rows);
    }

    private Row row(Method m) {
        return Grids.row(
                m.name(),
                Integer.toString(m.runs().size()),
                Format.span(m.runs().stream().mapToInt(r -> r.epochs().size())),
                duration(Costs.mean(m, r -> known(r, r.searchSeconds()))),
                duration(Costs.mean(m, r -> known(r, r.selectionSeconds()))),
                duration(Costs.mean(m, Costs::simulated)),
                duration(Costs.mean(m, r -> study.trainingSeconds(r.chosen()))),
                duration(total(m)));
    }

    /** The sum over the runs; empty if it is not known for any run. */
    private static OptionalDouble total(Method m) {
        double[] known =
                m.runs().stream().flatMapToDouble(r -> r.wallSeconds().stream()).toArray();
        return known.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(known).sum());
    }

    private static OptionalDouble known(RunRecord run, double seconds) {
        return run.wallSeconds().isPresent() ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }

    private static String duration(OptionalDouble seconds) {
        return seconds.isPresent() ? Format.duration(seconds.getAsDouble()) : Format.NOTHING;
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet(
                "cost",
                "What each run cost",
                Sheet.text("method"),
                Sheet.whole("seed"),
                Sheet.whole("search_epochs"),
                Sheet.number("search_s"),
                Sheet.number("selection_s"),
                Sheet.number("simulated_search_s"),
                Sheet.number("training_of_choice_s"));
        study.methods().stream()
                .flatMap(m -> m.runs().stream())
                .forEach(r -> sheet.row(
                        r.method(),
                        r.seed(),
                        r.epochs().size(),
                        r.searchSeconds(),
                        r.selectionSeconds(),
                        Costs.simulated(r),
                        study.trainingSeconds(r.chosen())));
        return sheet;
    }
}
