package assay.internal.reports.trace;

import assay.core.kit.Population;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.truth.Metric;
import assay.internal.reports.checklist.Checklist;
import assay.internal.reports.document.Anchor;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Code;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Data;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Paragraph;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Digits;
import assay.internal.reports.number.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The last sections of a report: checklist, every run, how to make the report again, and the origin of everything. */
public final class TraceSections {
    /** With more runs than this, the page names them only by method; results.csv has all of them. */
    static final int MOST_RUNS = 200;

    private final Experiment experiment;
    private final Population population;
    private final Background background;
    private final List<Asked> asked;
    private final Answers answers;

    /** @param asked data sets and splits, in the order of the columns */
    public TraceSections(Experiment experiment, Background background, List<Asked> asked, Answers answers) {
        this.experiment = experiment;
        this.population = experiment.population();
        this.background = background;
        this.asked = List.copyOf(asked);
        this.answers = answers;
    }

    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        if (!experiment.runs().isEmpty()) {
            blocks.add(new Heading("Every run", true));
            blocks.add(methods());
            if (experiment.runs().size() <= MOST_RUNS) {
                blocks.add(runs());
            }
            blocks.add(note(
                    "A number of a method is over the runs that its row names; results.csv has them one by one, with"
                            + " all digits. A number of a run is "
                            + (population.hasTable()
                                    ? "the table's answer about its cell:"
                                    : "the mean over the trainings of its cells, which the run store has:")));
            blocks.add(new Code(asked.get(0).command(experiment, population, population.anyByNumber())));
        }
        blocks.add(new Heading("Checklist of best practices", true));
        blocks.addAll(new Checklist(experiment, background.notes()).blocks());
        blocks.add(new Heading("How to make it again"));
        again(blocks);
        blocks.add(new Heading("Configuration", true));
        blocks.add(new Code(experiment.configuration()));
        provenance(blocks);
        carry(blocks);
        return blocks;
    }

    private void again(List<Block> blocks) {
        blocks.add(note("Read from this page, run and compared, run by run. With the same version and backend the same"
                + (population.hasTable() ? " cells" : " cells and the same trained networks")
                + " come out on a CPU, whatever the number of workers; times differ."));
        blocks.add(new Code("assay reproduce report.html --data DATA\n# or as it was made:\n" + command()));
    }

    private void carry(List<Block> blocks) {
        blocks.add(note("The page carries all of this for programs, in the element with the id " + Carried.ID + "."));
        blocks.add(new Data(Carried.ID, CarriedJson.write(Carried.of(experiment, background, asked, answers))));
    }

    private Block methods() {
        Map<String, List<RunRecord>> byMethod = experiment.runs().stream()
                .collect(Collectors.groupingBy(RunRecord::method, LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        byMethod.forEach((method, runs) -> rows.add(new Row(
                Kind.MAIN,
                Places.method(method),
                List.of(
                        Cell.of(method),
                        Cell.of(Integer.toString(runs.size())),
                        Cell.of(seeds(runs)),
                        Cell.of(new RunQuery(experiment).chosen(method))))));
        return new Grid(
                "Which runs a number of a method is over, and the query that lists them in the run store.",
                List.of(
                        new Column("", "method", false),
                        new Column("", "n", true),
                        new Column("", "seeds", false),
                        new Column("", "query", false)),
                rows);
    }

    private static String seeds(List<RunRecord> runs) {
        long first = runs.get(0).seed();
        boolean row = runs.size() > 3;
        for (int i = 0; i < runs.size(); i++) {
            row &= runs.get(i).seed() == first + i;
        }
        return row
                ? first + " to " + runs.get(runs.size() - 1).seed()
                : runs.stream().map(r -> Long.toString(r.seed())).collect(Collectors.joining(", "));
    }

    private Block runs() {
        List<Column> columns = new ArrayList<>(
                List.of(new Column("", "method", false), new Column("", "seed", true), new Column("", "cell", true)));
        asked.forEach(a ->
                columns.add(new Column(a.dataset().key() + unit(), a.split().key(), true)));
        columns.add(new Column("wall-clock, s", "search", true));
        columns.add(new Column("wall-clock, s", "selection", true));
        List<Row> rows = new ArrayList<>();
        List<Genotype> distinct =
                experiment.runs().stream().map(RunRecord::chosen).distinct().toList();
        for (RunRecord run : experiment.runs()) {
            String cell = population.named(run.chosen());
            String index = population.hasTable()
                    ? Integer.toString(
                            population.counted().index(population.counted().place(run.chosen())))
                    : Integer.toString(1 + distinct.indexOf(run.chosen()));
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(run.method()).linkTo(Places.method(run.method())),
                    Cell.of(Long.toString(run.seed())),
                    Cell.of(index).withHint(run.chosen().text())));
            asked.forEach(a -> cells.add(Cell.of(text(population, answers.accuracy(run.chosen(), a)))
                    .withHint(a.command(experiment, population, cell))));
            cells.add(Cell.of(seconds(run.searchSeconds())));
            cells.add(Cell.of(seconds(run.selectionSeconds())));
            rows.add(new Row(Kind.MAIN, Places.run(run.method(), run.seed()), cells));
        }
        return new Grid(
                population.hasTable()
                        ? "Every run: the index of the cell that it chose, and what the table says of it. Point at a number"
                                + " for the question that gives it."
                        : "Every run: the cells that it chose, numbered in their order here (point at a number to read them),"
                                + " and the mean " + (population.kit().readsText() ? "perplexity" : "test accuracy")
                                + " of their trainings.",
                columns,
                rows);
    }

    private String unit() {
        return population.metric().equals(Metric.ACCURACY)
                ? ", %"
                : ", " + population.metric().key();
    }

    static String text(Population population, OptionalDouble value) {
        return value.isPresent() ? digits(population).number(value.getAsDouble()) : "not measured";
    }

    /** How values of the metric are shown. */
    static Digits digits(Population population) {
        return new Digits(population.metric().decimals());
    }

    private static String seconds(double s) {
        return Double.isNaN(s) ? Format.NOTHING : String.format(Locale.ROOT, s < 10 ? "%.2f" : "%.0f", s);
    }

    private void provenance(List<Block> blocks) {
        List<Column> columns = List.of(new Column("", "what", false), new Column("", "value", false));
        List<Row> facts = new ArrayList<>();
        experiment.provenance().forEach((k, v) -> facts.add(Row.of(List.of(Cell.of(k), Cell.of(v)))));
        blocks.add(new Heading("Provenance", true));
        if (!facts.isEmpty()) {
            blocks.add(new Grid("As recorded with the runs.", columns, facts));
        }
        List<Row> files = background.table().stream()
                .map(f -> Row.of(List.of(Cell.of(f.source()), Cell.of(f.file()), Cell.of(f.sha256()))))
                .toList();
        if (!files.isEmpty()) {
            blocks.add(new Grid(
                    "The files that the table of this report was imported from. SHA-256; of several files that of their"
                            + " lines 'SHA256  NAME', sorted by name, as sha256sum prints them.",
                    List.of(
                            new Column("", "source", false),
                            new Column("", "file", false),
                            new Column("", "sha256", false)),
                    files));
        }
    }

    private String command() {
        String recorded = experiment.provenance().get("command");
        if (recorded != null) {
            return recorded;
        }
        String file = Anchor.of(experiment.name()) + ".yaml";
        return "# the configuration below, saved as " + file + "\nassay run " + file;
    }

    private static Block note(String text) {
        return new Paragraph(text, true);
    }
}
