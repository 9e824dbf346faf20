package assay.reports;

import assay.core.error.DataMissingException;
import assay.core.io.WholeFile;
import assay.core.run.Experiment;
import assay.core.truth.Truth;
import assay.reports.document.Block.Figure;
import assay.reports.document.Document;
import assay.reports.document.Html;
import assay.reports.document.Markdown;
import assay.reports.number.Format;
import assay.reports.number.Sheet;
import assay.reports.page.Page;
import assay.reports.section.Sections;
import assay.reports.study.Study;
import assay.reports.trace.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The report of an experiment: how good the cells are that its methods found, according to the table. The same
 * experiment and table give the same bytes.
 */
public final class Report {
    /** The folder with the figures. */
    public static final String FIGURES = "figures";

    static final String TABLES = "tables";
    static final String CURVES = "curves";

    /** Names that our files have, by folder. */
    private static final Map<String, Pattern> OURS = Map.of(
            FIGURES,
            Pattern.compile("(cell|seeds|epochs|ranks|differences|proxy|pareto|place|search)-[a-z0-9-]+\\.svg"),
            TABLES,
            Pattern.compile("(methods|friedman|pairs|proxies|hypervolume|searches|cost|held|trainings)\\.(csv|json)"),
            CURVES,
            Pattern.compile("(accuracy|regret|rank|proxy|pareto|search|repeats|oneshot)-[a-z0-9-]+\\.(csv|json)"));

    private final Study study;
    private final Document document;
    private final List<String> sentences;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();

    /**
     * Asks the table everything that the report needs, including about every cell of the space (15,625 look-ups per data
     * set and split); the table may be closed afterwards.
     *
     * <p>Of the space of DARTS, which has no table, the truth is the experiment's own trainings.
     *
     * @throws assay.core.error.UsageException if the space or a data set is not known
     */
    public Report(Experiment experiment, Truth truth) {
        this(experiment, truth, Background.NONE);
    }

    /** The same with what the author says and where the table comes from. */
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

    /** One page that opens offline. */
    public String html() {
        return Html.write(document);
    }

    /** The same in Markdown; its figures are expected in {@code figures/}. */
    public String markdown() {
        return Markdown.write(document, FIGURES);
    }

    /** One row per run, data set and split; what was not measured is missing. */
    public Table results() {
        return ResultsTable.of(study);
    }

    /** {@link #results()} as CSV, numbers printed so that they read back exactly. */
    public String csv() {
        return Sheet.csv(results());
    }

    /** One versioned object. */
    public String json() {
        return ResultsJson.of(study, sentences);
    }

    /**
     * Writes {@code report.html}, {@code report.md} with {@code figures/*.svg}, {@code results.csv} and
     * {@code results.json}, the numbers of every table and chart in {@code tables/} and {@code curves/}. Each file appears whole or not at all, {@code report.html} as the last. Files that an
     * earlier report left in those folders are removed; other files of the folder stay.
     *
     * @throws assay.core.error.DataMissingException if the folder cannot be written
     */
    public void writeTo(Path folder) {
        Map<String, Supplier<String>> files = new LinkedHashMap<>();
        files.put("results.json", this::json); // the longest ones first: all cores write
        files.put("results.csv", this::csv);
        files.put("report.md", this::markdown);
        for (Figure f : document.figures()) {
            files.put(FIGURES + '/' + f.file(), f.svg()::standalone);
        }
        sheets.forEach((name, sheet) -> {
            files.put(name + ".csv", sheet::csv);
            files.put(name + ".json", sheet::json);
        });
        List<Map.Entry<String, Supplier<String>>> all = List.copyOf(files.entrySet());
        all.parallelStream()
                .forEach(f ->
                        WholeFile.write(folder.resolve(f.getKey()), f.getValue().get()));
        WholeFile.write(folder.resolve("report.html"), html());
        OURS.keySet().forEach(name -> removeStale(folder, name, files.keySet()));
    }

    private static void removeStale(Path folder, String of, Set<String> files) {
        try (Stream<Path> present = Files.list(folder.resolve(of))) {
            for (Path p : (Iterable<Path>) present::iterator) {
                String name = p.getFileName().toString();
                if (OURS.get(of).matcher(name).matches() && !files.contains(of + '/' + name)) {
                    Files.delete(p);
                }
            }
        } catch (NoSuchFileException e) {
            // None, now or before.
        } catch (IOException e) {
            throw new DataMissingException(
                    folder.resolve(of) + ": an old file could not be removed: " + e.getMessage()
                            + ". The report is complete.",
                    e);
        }
    }
}
