package assay.internal.reports.checklist;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.truth.BuiltFacts;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Paragraph;
import assay.internal.reports.document.Block.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The {@linkplain Practice practices}, each with what the records and the author say about it. */
public final class Checklist {
    /** The source of an answer. */
    enum Status {
        RECORDED,
        AUTHOR,
        MISSING
    }

    /** @param answer what is known; if it is missing, what would be needed */
    record Item(Practice practice, Status status, String answer) {}

    private final Experiment experiment;
    private final AuthorNotes notes;

    public Checklist(Experiment experiment, AuthorNotes notes) {
        this.experiment = experiment;
        this.notes = notes;
    }

    /** The blocks of the section: a sentence, the table and its source. */
    public List<Block> blocks() {
        List<Item> items = items();
        List<Row> rows = items.stream()
                .map(i -> Row.of(List.of(
                        Cell.of(i.practice().number() + ". " + i.practice().words()),
                        Cell.of("§" + i.practice().section()),
                        new Cell(word(i.status()), i.status() == Status.MISSING),
                        Cell.of(i.answer()))))
                .toList();
        List<Column> columns = List.of(
                new Column("", "practice", false),
                new Column("", "section", false),
                new Column("", "answered", false),
                new Column("", "answer", false));
        return List.of(
                new Paragraph(summary(items), false),
                new Grid(
                        "The best practices of Lindauer and Hutter (JMLR 21(243), 2020), in our words.", columns, rows),
                new Paragraph(
                        "From the records: what Assay stored when it ran the experiment. The author: what the experiment"
                                + " file says under report: checklist:. Missing: neither does.",
                        true));
    }

    private static String summary(List<Item> items) {
        List<String> missing = items.stream()
                .filter(i -> i.status() == Status.MISSING)
                .map(i -> i.practice().number() + " (" + i.practice().key() + ")")
                .toList();
        long recorded =
                items.stream().filter(i -> i.status() == Status.RECORDED).count();
        return recorded + " of " + items.size() + " practices are answered from the records, "
                + (items.size() - recorded - missing.size()) + " by the author; "
                + (missing.isEmpty() ? "none is missing." : "missing: " + String.join(", ", missing) + ".");
    }

    private static String word(Status status) {
        return switch (status) {
            case RECORDED -> "from the records";
            case AUTHOR -> "by the author";
            case MISSING -> "missing";
        };
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Practice p : Practice.values()) {
            boolean judged = experiment.isJudged() && JudgedRecords.knows(p);
            Optional<String> known = judged ? new JudgedRecords(experiment).of(p) : recorded(p);
            Optional<String> said = said(p);
            String words = said.map(s -> "The author says: " + s).orElse("");
            items.add(
                    known.isPresent()
                            ? new Item(p, Status.RECORDED, (known.get() + " " + words).strip())
                            : said.isPresent()
                                    ? new Item(p, Status.AUTHOR, words)
                                    : new Item(
                                            p,
                                            Status.MISSING,
                                            experiment.isJudged() ? JudgedRecords.wanted(p) : wanted(p)));
        }
        return items;
    }

    private Optional<String> said(Practice p) {
        Optional<String> tuning = p == Practice.TUNING ? notes.tuning().map(Tuning::words) : Optional.empty();
        Optional<String> text = notes.says(p);
        return tuning.isPresent() && text.isPresent()
                ? Optional.of(tuning.get() + ". " + text.get())
                : tuning.or(() -> text);
    }

    /** The answer from the records; empty if they do not have one, or if the practice was not followed. */
    private Optional<String> recorded(Practice p) {
        return switch (p) {
            case TRAINING_CODE ->
                hasTable()
                        ? Optional.of(
                                experiment.built().isPresent()
                                        ? "The networks behind the answers were trained by this program (assay build), by"
                                                + " the recipe that the table carries; nothing was retrained."
                                        : "The networks behind the answers were trained by the authors of "
                                                + experiment.population().authors()
                                                + ", whose code is public; nothing was retrained.")
                        : fact("assay")
                                .map(v -> "The found networks were trained by Assay " + v
                                        + ", which is public, as the configuration says under retrain.");
            case METHOD_CODE ->
                fact("assay").map(v -> "The methods are those of Assay " + v + ", under the settings below.");
            case CODE_AS_USED ->
                fact("assay")
                        .filter(v -> !v.contains("unknown") && !v.contains("dirty"))
                        .map(v -> "The program that ran was built from the recorded commit: " + v + ".");
            case SAME_BENCHMARK ->
                Optional.of("One space (" + experiment.space() + "), one configuration and one "
                        + (hasTable() ? "table" : "retraining") + " for all methods: "
                        + String.join(", ", experiment.truthDatasets()) + ".");
            case SAME_PROTOCOL ->
                Optional.of("Every chosen cell was " + (hasTable() ? "looked up" : "trained")
                        + " under the same schedule (" + experiment.schedule() + " epochs) and "
                        + (hasTable() ? "trials" : "seeds") + ".");
            case OVER_TIME -> overTime();
            case RANDOM -> random();
            case REPEATED -> repeated();
            case TABULAR ->
                Optional.of("The answers come from the table of "
                                + experiment.built().map(BuiltFacts::name).orElse(experiment.space()) + ".")
                        .filter(t -> hasTable());
            case CONFOUNDERS ->
                both("machine", "backend")
                        .map(v -> "All runs by one program on one machine: " + v
                                + ". Searches side by side share its cores, which changes times and no result.");
            case END_TO_END -> endToEnd();
            case SETUP ->
                fact("command")
                        .map(v -> "Configuration with every default, seeds, versions and checksums are below, and"
                                + " machine-readable in the page.");
            case ABLATIONS, TUNING -> Optional.empty();
        };
    }

    private boolean hasTable() {
        return experiment.population().hasTable();
    }

    private Optional<String> overTime() {
        List<String> trained = methods().entrySet().stream()
                .filter(m -> m.getValue().stream().anyMatch(r -> !r.epochs().isEmpty()))
                .map(Map.Entry::getKey)
                .toList();
        return trained.isEmpty()
                ? Optional.empty()
                : Optional.of((experiment.isJudged()
                                ? "Shown after every step, over steps and the times that rows tell: "
                                : "Shown after every epoch, over epochs and wall-clock: ")
                        + String.join(", ", trained) + ".");
    }

    private Optional<String> random() {
        List<String> found = methods().keySet().stream()
                .filter(m -> m.equals("random") || m.startsWith("random-") || m.equals("zero-cost"))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of("Among the methods: " + String.join(", ", found) + ".");
    }

    private Optional<String> repeated() {
        int least = methods().values().stream().mapToInt(List::size).min().orElse(0);
        String seeds = experiment.runs().stream()
                .map(r -> Long.toString(r.seed()))
                .distinct()
                .limit(20)
                .collect(Collectors.joining(", "));
        long all =
                experiment.runs().stream().mapToLong(RunRecord::seed).distinct().count();
        return least < 2
                ? Optional.empty()
                : Optional.of(
                        "At least " + least + " runs of each method; seeds " + seeds + (all > 20 ? ", ..." : "") + ".");
    }

    private Optional<String> endToEnd() {
        if (experiment.runs().isEmpty()) {
            return Optional.empty();
        }
        double seconds = experiment.runs().stream()
                .flatMapToDouble(r -> r.wallSeconds().stream())
                .sum();
        return Optional.of(String.format(
                Locale.ROOT,
                "Search and selection of all runs: %.2f hours of wall-clock (a search that methods share counts for each);"
                        + " evaluation is a look-up. %s",
                seconds / 3600,
                notes.tuning().isPresent() ? "Tuning: practice 12." : "Tuning is not in it."));
    }

    private static String wanted(Practice p) {
        return switch (p) {
            case METHOD_CODE, CODE_AS_USED, CONFOUNDERS, SETUP ->
                "The version that ran is not recorded. Say it under " + at(p);
            case ABLATIONS -> "Only the author knows what was compared as an ablation. Say it under " + at(p);
            case OVER_TIME -> "No method trains, so there is nothing over time.";
            case RANDOM -> "No random method was run. Add 'random' to methods:.";
            case REPEATED -> "A method has fewer than two runs. Give more seeds.";
            case TUNING -> "Only the author knows. Say it under report: tuning: {runs: N, hours: H, note: HOW}.";
            case TRAINING_CODE, SAME_BENCHMARK, SAME_PROTOCOL, TABULAR, END_TO_END -> "Nothing was run.";
        };
    }

    private static String at(Practice p) {
        return "report: checklist: {" + p.key() + ": ...}.";
    }

    private Optional<String> both(String... keys) {
        List<String> values = Arrays.stream(keys).flatMap(k -> fact(k).stream()).toList();
        return values.size() < keys.length ? Optional.empty() : Optional.of(String.join("; ", values));
    }

    private Optional<String> fact(String key) {
        return Optional.ofNullable(experiment.provenance().get(key));
    }

    private Map<String, List<RunRecord>> methods() {
        return experiment.runs().stream()
                .collect(Collectors.groupingBy(RunRecord::method, LinkedHashMap::new, Collectors.toList()));
    }
}
