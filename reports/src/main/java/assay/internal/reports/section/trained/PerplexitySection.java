package assay.internal.reports.section.trained;

import assay.core.kit.PublishedResult;
import assay.core.run.RunRecord;
import assay.core.run.Training;
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
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.FoundNetworks;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Published;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.trace.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The perplexities of the language models of found cells, their costs, and published perplexities at full size. */
public final class PerplexitySection implements Section {
    private static final String NOTE =
            "Perplexity: the exponential of the mean negative log likelihood of a word, with the weights of the epoch with the"
                    + " lowest validation loss; lower is better. Each search counts once, with the mean over the trainings of its"
                    + " cell. Parameters and multiply-adds of a word are exact. Published size: 850 hidden units on Penn Treebank."
                    + " Standard deviations divide by n - 1; with one value there is none.";

    private static final String PUBLISHED =
            "Published rows are of full-size searches, trained for 1,600 epochs and more: they cannot be compared one to one with"
                    + " a reduced experiment. Each is of the method and the setting above it; 'assay list published' has all.";

    private static final String PERPLEXITIES = "Perplexity of the found cells";

    private final Study study;
    private final Published published;
    private final FoundNetworks networks;

    public PerplexitySection(Study study) {
        this.study = study;
        this.published = Published.of(study);
        this.networks = new FoundNetworks(study, study.experiment().trainings().stream());
    }

    @Override
    public boolean suits(Study of) {
        return !of.experiment().runs().isEmpty() && of.population().kit().readsText();
    }

    @Override
    public void write(Page page) {
        page.section(
                PERPLEXITIES,
                perplexities(false),
                new Details(RetrainedSection.BESIDE, List.of(perplexities(true))),
                new Extract(Slug.of(PERPLEXITIES), perplexities(true)),
                Page.definitions(NOTE, PUBLISHED),
                page.origins().chosen("results.csv", "tables/methods.csv", "tables/trainings.csv"));
        page.folded("Every language model", everyNetwork(), page.origins().chosen("tables/trainings.csv"));
        page.folded("Published perplexities in this space", papers());
        page.table(new Descriptions(study).sheet());
        page.table(sheet());
    }

    private Dataset text() {
        return study.tests().get(0).dataset();
    }

    private Measure measure(Split split) {
        return study.measures().stream()
                .filter(m -> m.split() == split)
                .findFirst()
                .orElseThrow();
    }

    private Grid perplexities(boolean beside) {
        List<Row> rows = new ArrayList<>();
        Optional<Method> best =
                Significance.bestBeyondDoubt(study, study.tests().get(0));
        for (Method m : study.methods()) {
            rows.add(row(m, best.filter(m::equals).isPresent()));
            if (beside) {
                published.of(m.name()).forEach((place, results) -> beside(place, results)
                        .ifPresent(rows::add));
            }
        }
        return new Grid("Perplexity on " + text().title() + ", and size of the language models.", columns(), rows);
    }

    private static List<Column> columns() {
        return List.of(
                new Column("", "method", false),
                new Column("", "searches", true, Shown.WIDE),
                new Column("perplexity", "valid", true, Shown.WIDE),
                new Column("perplexity", "test", true),
                new Column("perplexity", "best test", true),
                new Column("as trained", "parameters", true),
                new Column("as trained", "multiply-adds, M", true),
                new Column("at the published size", "parameters, M", true),
                new Column("", "search", true),
                new Column("", "training", true));
    }

    private Row row(Method m, boolean best) {
        List<Training> all = networks.of(m);
        OptionalDouble least =
                all.stream().mapToDouble(t -> t.words().perplexity()).min();
        OptionalDouble search = FoundNetworks.searchSeconds(m);
        OptionalDouble training = all.stream().mapToDouble(Training::seconds).average();
        return new Row(
                Kind.MAIN,
                List.of(
                        Cell.of(m.name()).linkTo(Places.method(m.name())),
                        Cell.of(Integer.toString(m.runs().size())),
                        Cell.of(Format.meanStd(study.found(m, measure(Split.VALID)))),
                        new Cell(Format.meanStd(study.found(m, measure(Split.TEST))), best),
                        Cell.of(Format.number(least)),
                        Cell.of(Format.range(all.stream().mapToDouble(Training::params), "%,.0f")),
                        Cell.of(Format.range(all.stream().mapToDouble(t -> t.multiplyAdds() / 1e6), "%,.3f")),
                        Cell.of(Format.range(
                                m.runs().stream()
                                        .map(RunRecord::chosen)
                                        .mapToDouble(c -> study.population().params(c, text()) / 1e6),
                                "%,.2f")),
                        Cell.of(duration(search)),
                        Cell.of(duration(training))));
    }

    private static String duration(OptionalDouble seconds) {
        return seconds.isPresent() ? Format.duration(seconds.getAsDouble()) : Format.NOTHING;
    }

    /** The numbers that a paper prints in one row, on the same text. */
    private Optional<Row> beside(String place, List<PublishedResult> results) {
        List<PublishedResult> ours = results.stream().filter(this::isOurs).toList();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        PublishedResult first = ours.get(0);
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of("published: " + first.method() + ", " + place));
        cells.add(Cell.of(first.runs()));
        for (Split split : List.of(Split.VALID, Split.TEST)) {
            cells.add(Cell.of(ours.stream()
                    .filter(r -> r.split().equals(split.key()))
                    .map(PublishedResult::text)
                    .findFirst()
                    .orElse(Format.NOTHING)));
        }
        cells.addAll(List.of(
                Cell.of(""), Cell.of(""), Cell.of(""), Cell.of(Published.printedBeside(study, first, "params_m"))));
        while (cells.size() < columns().size()) {
            cells.add(Cell.of(""));
        }
        return Optional.of(new Row(Kind.BESIDE, cells));
    }

    private boolean isOurs(PublishedResult r) {
        return r.metric().equals("perplexity")
                && r.dataset().equals(study.population().publishedName(text()));
    }

    private Grid everyNetwork() {
        List<Row> rows = new ArrayList<>();
        networks.forEach((arch, who) -> {
            for (Training t : networks.of(arch)) {
                rows.add(Row.of(List.of(
                        Cell.of(who),
                        Cell.of(Long.toString(t.seed())),
                        Cell.of(Integer.toString(t.words().best())),
                        Cell.of(Format.number(t.words().validPerplexity())),
                        Cell.of(Format.number(t.words().perplexity())),
                        Cell.of(Format.number(t.words().releasedPerplexity())),
                        Cell.of(Format.number(StrictMath.exp(t.trainLoss()))),
                        Cell.of(Format.count(t.params())),
                        Cell.of(arch.text()))));
            }
        });
        return new Grid(
                "Each cell that was found, trained once with each retraining seed. As released: as the published programs print"
                        + " it, which divide by one row too many. Training: of the last epoch, with dropout.",
                List.of(
                        new Column("", "found by", false),
                        new Column("", "training seed", true),
                        new Column("", "best epoch", true),
                        new Column("perplexity", "valid", true),
                        new Column("perplexity", "test", true),
                        new Column("perplexity", "test, as released", true),
                        new Column("perplexity", "training", true),
                        new Column("", "parameters", true),
                        new Column("", "cell", false)),
                rows);
    }

    /** Every row of papers on the same text, with size and cost if the row has them. */
    private Grid papers() {
        List<PublishedResult> ours = study.population().published().stream()
                .filter(this::isOurs)
                .filter(PublishedResult::verified)
                .toList();
        List<Row> rows = ours.stream()
                .filter(r -> r.split().equals(Split.TEST.key()))
                .map(r -> Row.of(List.of(
                        Cell.of(r.method()),
                        Cell.of(r.assayMethod().isEmpty() ? Format.NOTHING : r.assayMethod()),
                        Cell.of(ours.stream()
                                .filter(v -> v.split().equals(Split.VALID.key()) && Published.isSameRow(v, r))
                                .map(PublishedResult::text)
                                .findFirst()
                                .orElse(Format.NOTHING)),
                        Cell.of(r.text()),
                        Cell.of(Published.printedBeside(study, r, "params_m")),
                        Cell.of(Published.printedBeside(study, r, "search_gpu_days")),
                        Cell.of(r.place()))))
                .toList();
        return new Grid(
                "Perplexity on " + text().title() + " as papers print it."
                        + (rows.isEmpty() ? " Nobody published perplexities on this text." : ""),
                List.of(
                        new Column("", "method", false),
                        new Column("", "here", false),
                        new Column("perplexity", "valid", true),
                        new Column("perplexity", "test", true),
                        new Column("", "parameters, M", true),
                        new Column("", "search, GPU days", true),
                        new Column("", "source and setting", false)),
                rows);
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet(
                "trainings",
                "Every training of a found cell: perplexities after its best epoch, and the language model's size",
                Sheet.text("dataset"),
                Sheet.whole("seed"),
                Sheet.whole("epochs"),
                Sheet.whole("best_epoch"),
                Sheet.number("valid_perplexity"),
                Sheet.number("test_perplexity"),
                Sheet.number("test_perplexity_released"),
                Sheet.number("train_loss"),
                Sheet.whole("params"),
                Sheet.whole("multiply_adds_per_word"),
                Sheet.number("training_s"),
                Sheet.text("found_by"),
                Sheet.text("arch"));
        for (Training t : study.experiment().trainings()) {
            String who = study.experiment().runs().stream()
                    .filter(r -> r.chosen().equals(t.arch()))
                    .map(r -> r.method() + " " + r.seed())
                    .collect(Collectors.joining("; "));
            sheet.row(
                    t.dataset(),
                    t.seed(),
                    t.epochs(),
                    t.words().best(),
                    t.words().validPerplexity(),
                    t.words().perplexity(),
                    t.words().releasedPerplexity(),
                    t.trainLoss(),
                    t.params(),
                    t.multiplyAdds(),
                    t.seconds(),
                    networks.foundBy(t.arch()),
                    t.arch().text());
        }
        return sheet;
    }
}
