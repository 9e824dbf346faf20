package assay.internal.reports;

import assay.core.run.Experiment;
import assay.core.truth.Truth;
import assay.internal.reports.document.Document;
import assay.internal.reports.document.FileSet;
import assay.internal.reports.document.Html;
import assay.internal.reports.document.Markdown;
import assay.internal.reports.image.FigureForm;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Page;
import assay.internal.reports.section.Sections;
import assay.internal.reports.study.Study;
import assay.internal.reports.trace.Background;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * The report of an experiment: how good the cells that its methods found are, according to the table. The same experiment and
 * table give the same bytes.
 */
public final class Report {
    /** The folder with the figures. */
    public static final String FIGURES = "figures";

    static final String TABLES = "tables";
    static final String CURVES = "curves";

    /** The list of the files that a report wrote, with their checksums. */
    static final String LIST = "report-files.txt";

    private final Study study;
    private final Document document;
    private final List<String> sentences;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();

    /**
     * Asks the table all questions that the report needs, also about every cell of the space (15,625 look-ups per data set and
     * split). After that the table may be closed.
     *
     * <p>For the space of DARTS, which has no table, the experiment's own trainings answer.
     *
     * @throws assay.core.error.UsageException if the space or a data set is not known
     */
    public Report(Experiment experiment, Truth truth) {
        this(experiment, truth, Background.NONE);
    }

    /** The same with the author's statements and the source of the table. */
    public Report(Experiment experiment, Truth truth, Background background) {
        this.study = new Study(experiment, truth, background);
        Page page = new Page(study);
        Sections.of(study).forEach(s -> s.write(page));
        this.document = new Document(experiment.name(), subtitle(), page.blocks());
        this.sentences = page.summary();
        page.tables().forEach(s -> sheets.put(TABLES + '/' + s.name(), s));
        page.curves().forEach(s -> sheets.put(CURVES + '/' + s.name(), s));
    }

    private String subtitle() {
        Experiment experiment = study.experiment();
        return "Assay report · " + study.population().title() + " · "
                + Format.plural(study.methods().size(), "method") + ", "
                + Format.plural(experiment.runs().size(), "run") + " · " + experiment.schedule()
                + (study.population().hasTable() ? "-epoch table" : "-epoch trainings")
                + experiment.built().map(b -> " of " + b.title()).orElse("");
    }

    /** The experiment with the table's answers. */
    public Study study() {
        return study;
    }

    /** The content of the page, from top to bottom. */
    public Document document() {
        return document;
    }

    /** One page that opens offline. */
    public String html() {
        return Html.write(document);
    }

    /** The same in Markdown; its figures are expected in {@code figures/}. */
    public String markdown() {
        return Markdown.write(document, FIGURES);
    }

    /** One row per run, data set and split; values that were not measured are missing. */
    public Table results() {
        return ResultsTable.of(study);
    }

    /** {@link #results()} as CSV, numbers printed so that they read back exactly. */
    public String csv() {
        return Sheet.csv(results());
    }

    /** The report as one versioned JSON object. */
    public String json() {
        return ResultsJson.of(study, sentences);
    }

    /**
     * Writes {@code report.html}, {@code report.md} with {@code figures/*.svg}, {@code results.csv} and {@code results.json},
     * the numbers of every table and chart in {@code tables/} and {@code curves/}, and the list of all these. Each file appears
     * whole or not at all. Figures, tables and curves of an earlier report are removed if they are unchanged; other files in
     * the folder stay.
     *
     * @throws assay.core.error.DataMissingException if the folder cannot be written
     */
    public void writeTo(Path folder) {
        writeTo(folder, Set.of());
    }

    /** The same with its figures in other forms, too. */
    public void writeTo(Path folder, Set<FigureForm> figures) {
        FileSet files = new FileSet(LIST)
                .add("results.json", this::json) // the longest ones first: all cores write
                .add("results.csv", this::csv)
                .add("report.md", this::markdown);
        FigureForm.add(files, FIGURES, document.figures(), figures);
        sheets.forEach((name, sheet) -> files.add(name + ".csv", sheet::csv).add(name + ".json", sheet::json));
        files.add("report.html", this::html).writeTo(folder);
    }
}
