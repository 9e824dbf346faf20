package assay.internal.reports.section.trained;

import assay.core.kit.PublishedResult;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Extract;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Block.Shown;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.FoundNetworks;
import assay.internal.reports.study.Published;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.trace.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The errors of the trained networks of found architectures, their costs, and published errors at full size. */
public final class RetrainedSection implements Section {
    private static final String NOTE =
            "Over searches: each run counts once, with the mean of its network's trainings. Over trainings: every training of "
                    + "every network that the method found, as papers count that train one network several times. Parameters and "
                    + "multiply-adds are exact, without auxiliary classifier; of one image, in convolutions and the linear "
                    + "layer. Published size: 36 channels, 20 cells, 32 pixels, which papers train for 600 epochs on all "
                    + "images. Standard deviations divide by n - 1; with one value there is none.";

    private static final String PUBLISHED =
            "Published rows are of full-size searches and trainings: not comparable one to one "
                    + "with a reduced experiment, whose errors are larger and whose order may differ. Each is of the method and the setting "
                    + "above it; best runs and numbers that could not be checked are left out ('assay list published' has all).";

    private static final String MULTIPLY_ADDS = "multiply-adds, M";

    private static final String ERRORS = "Test error of the found networks";

    /** Published rows are folded, because they would hide the few rows of this experiment. */
    static final String BESIDE = "The same beside published results";

    private final Study study;
    private final Published published;
    private final FoundNetworks networks;
    private final TrainedNetworks each;

    /** @param study the experiment with its trainings */
    public RetrainedSection(Study study) {
        this.study = study;
        this.published = Published.of(study);
        this.networks = new FoundNetworks(study, study.finalTrainings());
        this.each = new TrainedNetworks(study, networks);
    }

    @Override
    public boolean suits(Study of) {
        return !of.experiment().runs().isEmpty()
                && !of.population().hasTable()
                && !of.population().kit().readsText();
    }

    @Override
    public void write(Page page) {
        page.section(
                ERRORS,
                narrow(errors(false)),
                new Details(BESIDE, List.of(narrow(errors(true)))),
                new Extract(Slug.of(ERRORS), errors(true)),
                Page.definitions(NOTE, PUBLISHED),
                page.origins().chosen("results.csv", "tables/methods.csv", "tables/trainings.csv"));
        new SelectedSearchSection(study).write(page);
        page.folded("Every network", each.grid(), page.origins().chosen("tables/trainings.csv"));
        page.folded("Published errors in this space", papers());
        page.table(new Descriptions(study).sheet());
        page.table(each.sheet());
    }

    private Grid errors(boolean beside) {
        List<Row> rows = new ArrayList<>();
        Optional<Method> best =
                Significance.bestBeyondDoubt(study, study.tests().get(0));
        for (Method m : study.methods()) {
            rows.add(row(m, best.filter(m::equals).isPresent()));
            published.of(m.name()).values().stream()
                    .flatMap(List::stream)
                    .filter(r -> beside && isOurs(r))
                    .forEach(r -> rows.add(beside(r)));
        }
        return new Grid("Test error in percent on " + dataset() + ", and size of the networks.", columns(), rows);
    }

    /** The table on a page: with the multiply-adds it would be wider than the screen, so they fold out. */
    private static Grid narrow(Grid all) {
        List<Column> columns = all.columns().stream()
                .map(c -> new Column(
                        c.group(), c.label(), c.numeric(), c.label().equals(MULTIPLY_ADDS) ? Shown.NEVER : c.shown()))
                .toList();
        return new Grid(all.caption(), columns, all.rows());
    }

    /** Whether a number is an error on the same test images. */
    private boolean isOurs(PublishedResult r) {
        return r.dataset().equals(dataset()) && r.split().equals(Split.TEST.key());
    }

    private String dataset() {
        return study.experiment().truthDatasets().get(0);
    }

    private double[] overSearches(Method m) {
        return m.runs().stream()
                .map(r -> networks.of(r.chosen()))
                .filter(t -> !t.isEmpty())
                .mapToDouble(t ->
                        t.stream().mapToDouble(TrainedNetworks::error).average().orElseThrow())
                .toArray();
    }

    private static List<Column> columns() {
        return List.of(
                new Column("", "method", false),
                new Column("", "searches", true, Shown.WIDE),
                new Column("", "trainings", true, Shown.WIDE),
                new Column("test error, %", "over searches", true),
                new Column("test error, %", "over trainings", true),
                new Column("test error, %", "best training", true),
                new Column("as trained", "parameters", true),
                new Column("as trained", MULTIPLY_ADDS, true),
                new Column("at the published size", "parameters, M", true),
                new Column("at the published size", MULTIPLY_ADDS, true),
                new Column("", "search", true));
    }

    private Row row(Method m, boolean best) {
        List<Training> all = networks.of(m);
        double[] errors = all.stream().mapToDouble(TrainedNetworks::error).toArray();
        OptionalDouble seconds = FoundNetworks.searchSeconds(m);
        return new Row(
                Kind.MAIN,
                List.of(
                        Cell.of(m.name()).linkTo(Places.method(m.name())),
                        Cell.of(Integer.toString(m.runs().size())),
                        Cell.of(Integer.toString(all.size())),
                        new Cell(Format.meanStd(overSearches(m)), best),
                        Cell.of(Format.meanStd(errors)),
                        Cell.of(
                                errors.length == 0
                                        ? Format.NOTHING
                                        : Format.number(
                                                Arrays.stream(errors).min().orElseThrow())),
                        Cell.of(Format.range(all.stream().mapToDouble(Training::params), "%,.0f")),
                        Cell.of(Format.range(all.stream().mapToDouble(t -> t.multiplyAdds() / 1e6), "%,.2f")),
                        Cell.of(Format.range(chosen(m, c -> study.population().params(c, set()) / 1e6), "%,.3f")),
                        Cell.of(Format.range(chosen(m, c -> study.population().multiplyAdds(c, set()) / 1e6), "%,.2f")),
                        Cell.of(seconds.isPresent() ? Format.duration(seconds.getAsDouble()) : Format.NOTHING)));
    }

    private Dataset set() {
        return study.tests().get(0).dataset();
    }

    private static DoubleStream chosen(Method m, ToDoubleFunction<Genotype> of) {
        return m.runs().stream().map(RunRecord::chosen).mapToDouble(of);
    }

    private static Row beside(PublishedResult r) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of("published: " + r.method() + ", " + r.place()));
        cells.addAll(List.of(Cell.of(""), Cell.of(r.runs()), Cell.of(""), Cell.of(r.text())));
        while (cells.size() < columns().size()) {
            cells.add(Cell.of(""));
        }
        return new Row(Kind.BESIDE, cells);
    }

    /** Errors on the same test images, with the network's size and the search's cost if they are printed in the same row. */
    private Grid papers() {
        List<Row> rows = new ArrayList<>();
        for (PublishedResult r : published.all()) {
            if (isOurs(r)) {
                rows.add(Row.of(List.of(
                        Cell.of(r.method()),
                        Cell.of(r.assayMethod()),
                        Cell.of(r.text()),
                        Cell.of(Published.printedBeside(study, r, "params_m")),
                        Cell.of(Published.printedBeside(study, r, "search_gpu_days")),
                        Cell.of(r.searchMethod().isEmpty() ? Format.NOTHING : r.searchMethod()),
                        Cell.of(r.place()))));
            }
        }
        return new Grid(
                "Test error in percent on " + dataset() + " as papers print it, of methods that this program has.",
                List.of(
                        new Column("", "method", false),
                        new Column("", "here", false),
                        new Column("", "test error, %", true),
                        new Column("", "parameters, M", true),
                        new Column("", "search, GPU days", true),
                        new Column("", "search by", false),
                        new Column("", "source and setting", false)),
                rows);
    }
}
