package assay.internal.reports.comparison;

import assay.core.run.Experiment;
import assay.internal.core.stats.Interval;
import assay.internal.reports.Report;
import assay.internal.reports.comparison.Pairing.Verdict;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Bullets;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Document;
import assay.internal.reports.document.Markdown;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.IntervalChart;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.FailedRun;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Settings;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The content of a comparison: verdict, table, intervals, different settings, every pair of runs. */
final class ComparisonSections {
    /** Facts of the provenance that are shown if they differ. */
    private static final List<String> FACTS =
            List.of("assay", "java", "machine", "backend", "workers", "images", "table");

    private static final String NOTE =
            "The difference is the later letter's accuracy less A's, percentage points. Paired: over the seeds that both have,"
                    + " where these are all of one side or at least 6; Wilcoxon's signed-rank test; interval of the mean"
                    + " difference: Student's t below 6 seeds, percentile bootstrap from there on. Unpaired, where the seeds"
                    + " differ: over all runs of both sides; permutation test of the difference of means; interval and the"
                    + " second p: Welch's t. All tests are two-sided; verdicts go by p after Holm over every row, at 0.05."
                    + " “Too few seeds”: no outcome could have p < 0.05 (fewer than six differing pairs; unpaired fewer than"
                    + " 4 and 4).";

    /** With the head, the note and what is between them, ten lines below the verdict. */
    private static final int MOST_ROWS = 5;

    private static final List<Verdict> RANK =
            List.of(Verdict.LOWER, Verdict.HIGHER, Verdict.NOT_SHOWN, Verdict.TOO_FEW, Verdict.EQUAL);

    private final Sides sides;

    ComparisonSections(Sides sides) {
        this.sides = sides;
    }

    Document document() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("Verdict"));
        blocks.add(new Bullets(verdicts()));
        blocks.add(new Heading("Which is which"));
        blocks.add(names());
        blocks.add(new Heading("Side by side"));
        blocks.add(accuracy(
                "Accuracy of the chosen cells, percent, mean and standard deviation over the runs that are compared.",
                sides.pairings()));
        blocks.add(Page.note(NOTE + classes() + noise()));
        List<Figure> charts = charts();
        if (!charts.isEmpty()) {
            blocks.add(new Gallery(charts));
        }
        blocks.add(new Heading("Time"));
        blocks.add(time());
        blocks.add(new Heading("What was set differently"));
        blocks.add(settings());
        blocks.add(new Heading("Every pair of runs"));
        blocks.add(new Details(Format.plural(pairs().size(), "pair"), List.of(everyPair())));
        return new Document(title(), subtitle(), blocks);
    }

    /** The verdict, the rows that a reader looks for first, and in one line what else is to be known. */
    String comment() {
        List<Pairing> rows = sides.pairings().stream()
                .sorted(Comparator.comparingInt(p -> RANK.indexOf(p.verdict())))
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (!rows.isEmpty()) {
            blocks.add(accuracy("", rows.stream().limit(MOST_ROWS).toList()));
        }
        blocks.add(Page.note(about(rows.size() - MOST_ROWS)));
        return Headline.of(sides.pairings()) + "\n\n" + Markdown.write(blocks, Report.FIGURES);
    }

    private String about(int more) {
        List<String> failed = new ArrayList<>();
        List<String> which = new ArrayList<>();
        for (int side = 0; side < sides.experiments().size(); side++) {
            Experiment e = sides.experiments().get(side);
            which.add(sides.letter(side) + ": " + e.name());
            int n = FailedRun.of(e).size();
            if (n > 0) {
                failed.add(sides.letter(side) + ": " + Format.of(n, n + e.runs().size())
                        + " runs failed and are left out. ");
            }
        }
        return (more > 0 ? Format.plural(more, "more row") + ". " : "") + String.join("", failed)
                + String.join("; ", which)
                + ". Test accuracy of the chosen cells, percent; difference: the other less A;"
                + " Holm p over all rows, verdict at 0.05." + (sides.byClass() ? " By class." : "");
    }

    private String classes() {
        return sides.byClass()
                ? " By class: a cell has the mean accuracy of the cells that are the same network, so that two answers of one"
                        + " class tie."
                : " Every cell counts for itself (--by-class takes two cells that are one network for a tie).";
    }

    private String noise() {
        String each = sides.measures().stream()
                .flatMap(m -> sides.noise(m).stream().map(n -> m.label() + " " + Format.number(n.points())))
                .collect(Collectors.joining(", "));
        return each.isEmpty()
                ? ""
                : " One entry of the table is uncertain by this many points, the standard deviation of its mean over"
                        + " trainings: " + each + ". A difference below that says nothing about the networks.";
    }

    private String title() {
        Set<String> names =
                sides.experiments().stream().map(Experiment::name).collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(" and ", names) + (names.size() == 1 ? ", compared" : " side by side");
    }

    private String subtitle() {
        return "Assay comparison · " + Format.plural(sides.experiments().size(), "experiment")
                + " · true test accuracy, " + sides.experiments().get(0).schedule()
                + "-epoch table, mean over its trials";
    }

    List<String> verdicts() {
        List<String> all = new ArrayList<>(missing());
        for (int side = 1; side < sides.experiments().size(); side++) {
            int s = side;
            List<Pairing> of =
                    sides.pairings().stream().filter(p -> p.side() == s).toList();
            String who = sides.letter(side) + " against A: ";
            if (of.isEmpty()) {
                all.add(who + "no method has runs in both; nothing can be compared.");
                continue;
            }
            if (of.stream().allMatch(p -> p.verdict() == Verdict.EQUAL)) {
                all.add(who + "the same accuracy in every one of " + Format.plural(of.size(), "pairing") + ".");
                continue;
            }
            for (Verdict v :
                    List.of(Verdict.HIGHER, Verdict.LOWER, Verdict.NOT_SHOWN, Verdict.TOO_FEW, Verdict.EQUAL)) {
                String which = of.stream()
                        .filter(p -> p.verdict() == v)
                        .map(Pairing::words)
                        .collect(Collectors.joining("; "));
                if (!which.isEmpty()) {
                    all.add(who + v.words() + ": " + which + ".");
                }
            }
        }
        return all;
    }

    /** Says which runs gave no answer, before everything else. */
    private List<String> missing() {
        List<String> all = new ArrayList<>();
        for (int side = 0; side < sides.experiments().size(); side++) {
            Experiment e = sides.experiments().get(side);
            List<FailedRun> failed = FailedRun.of(e);
            if (!failed.isEmpty()) {
                all.add(sides.letter(side) + ": "
                        + Format.of(failed.size(), failed.size() + e.runs().size())
                        + " runs failed and are left out: "
                        + failed.stream().map(FailedRun::run).collect(Collectors.joining("; ")) + ".");
            }
        }
        return all;
    }

    private Block names() {
        List<Row> rows = IntStream.range(0, sides.experiments().size())
                .mapToObj(i -> {
                    Experiment e = sides.experiments().get(i);
                    return Grids.row(
                            sides.letter(i),
                            e.name(),
                            e.provenance().getOrDefault("started", Format.NOTHING),
                            e.provenance().getOrDefault("assay", Format.NOTHING),
                            Format.count(e.runs().size()));
                })
                .toList();
        return new Grid("The experiments.", Grids.columns(List.of("letter", "name", "started", "Assay"), "runs"), rows);
    }

    private Block accuracy(String caption, List<Pairing> pairings) {
        List<Row> rows = new ArrayList<>();
        for (Pairing p : pairings) {
            rows.add(Grids.row(
                    p.measure().label(),
                    p.method(),
                    sides.letter(p.side()),
                    p.contrast().test(),
                    p.counts(),
                    Format.meanStd(p.firstValues()),
                    Format.meanStd(p.secondValues()),
                    Format.signed(p.contrast().difference()),
                    interval(p.contrast().interval()),
                    Format.p(p.adjusted()),
                    Format.p(p.contrast().welch()),
                    p.finding()));
        }
        List<Block.Column> columns = new ArrayList<>(Grids.columns(
                List.of("measure", "method", "letter", "test"),
                "seeds",
                "A",
                "other",
                "difference",
                "95 % interval",
                "Holm p",
                "Welch p"));
        columns.add(new Block.Column("", "verdict", false));
        return new Grid(caption, columns, rows);
    }

    private static String interval(Optional<Interval> interval) {
        return interval.map(i -> Format.signed(i.low()) + " to " + Format.signed(i.high()))
                .orElse(Format.NOTHING);
    }

    private List<Figure> charts() {
        int[] colours = Study.colours(sides.methods());
        List<Figure> figures = new ArrayList<>();
        for (Measure m : sides.measures()) {
            List<Pairing> of =
                    sides.pairings().stream().filter(p -> p.measure().equals(m)).toList();
            if (!of.isEmpty()) {
                List<IntervalChart.Row> rows = of.stream()
                        .map(p -> new IntervalChart.Row(
                                p.method() + " " + sides.letter(p.side()) + " − A",
                                colours[sides.methods().indexOf(p.method())],
                                p.contrast().difference(),
                                Format.low(p.contrast().interval()).orElse(Double.NaN),
                                Format.high(p.contrast().interval()).orElse(Double.NaN)))
                        .toList();
                IntervalChart chart = new IntervalChart(
                        m.label() + ": mean difference",
                        "95 % intervals; what they are, the table says",
                        Axis.linear("difference in accuracy, points"),
                        0,
                        rows);
                figures.add(new Figure("comparison-" + Slug.of(m.key()) + ".svg", chart.draw(), List.of()));
            }
        }
        return figures;
    }

    private Block time() {
        List<Row> rows = sides.methods().stream()
                .map(m -> Grids.row(IntStream.range(-1, sides.experiments().size())
                        .mapToObj(i -> i < 0 ? m : seconds(i, m))
                        .toArray(String[]::new)))
                .toList();
        String[] letters = IntStream.range(0, sides.experiments().size())
                .mapToObj(sides::letter)
                .toArray(String[]::new);
        return new Grid(
                "Wall-clock of search and selection, mean per run; machines and what else they did may differ.",
                Grids.columns(List.of("method"), letters),
                rows);
    }

    private String seconds(int side, String method) {
        var mean = sides.experiments().get(side).runs().stream()
                .filter(r -> r.method().equals(method))
                .flatMapToDouble(r -> r.wallSeconds().stream())
                .average();
        return mean.isPresent() ? Format.duration(mean.getAsDouble()) : Format.NOTHING;
    }

    private Block settings() {
        List<Map<String, String>> all = sides.experiments().stream()
                .map(e -> {
                    Map<String, String> values = Settings.of(e.configuration());
                    FACTS.forEach(f ->
                            Optional.ofNullable(e.provenance().get(f)).ifPresent(v -> values.put("(" + f + ")", v)));
                    return values;
                })
                .toList();
        Set<String> keys = new LinkedHashSet<>();
        all.forEach(m -> keys.addAll(m.keySet()));
        List<Row> rows = keys.stream()
                .filter(k ->
                        all.stream().map(m -> m.getOrDefault(k, "")).distinct().count() > 1)
                .map(k -> row(k, all, m -> m.getOrDefault(k, Format.NOTHING)))
                .toList();
        return rows.isEmpty()
                ? Page.note("Nothing: the configurations and what is recorded about machine and program are the same.")
                : new Grid("Configuration; in brackets, what was recorded.", settingColumns(), rows);
    }

    private List<Block.Column> settingColumns() {
        List<String> names = new ArrayList<>(List.of("key"));
        IntStream.range(0, sides.experiments().size()).mapToObj(sides::letter).forEach(names::add);
        return Grids.columns(names);
    }

    private static Row row(String key, List<Map<String, String>> all, Function<Map<String, String>, String> value) {
        List<String> texts = new ArrayList<>(List.of(key));
        all.forEach(m -> texts.add(value.apply(m)));
        return Grids.row(texts.toArray(String[]::new));
    }

    /** A row for each method, seed, data set and other experiment; unpaired seeds have one side. */
    private List<Row> pairs() {
        List<Row> rows = new ArrayList<>();
        for (Pairing p : sides.pairings()) {
            for (long seed : seeds(p)) {
                OptionalDouble first = at(p.first(), seed);
                OptionalDouble second = at(p.second(), seed);
                rows.add(Grids.row(
                        p.measure().label(),
                        p.method(),
                        sides.letter(p.side()),
                        Long.toString(seed),
                        Format.number(first),
                        Format.number(second),
                        first.isPresent() && second.isPresent()
                                ? Format.signed(second.getAsDouble() - first.getAsDouble())
                                : Format.NOTHING));
            }
        }
        return rows;
    }

    private static SortedSet<Long> seeds(Pairing p) {
        SortedSet<Long> seeds = new TreeSet<>(p.first().keySet());
        seeds.addAll(p.second().keySet());
        return seeds;
    }

    private static OptionalDouble at(Map<Long, Double> bySeed, long seed) {
        Double value = bySeed.get(seed);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private Grid everyPair() {
        return new Grid(
                "Accuracy, percent, seed by seed.",
                Grids.columns(List.of("measure", "method", "letter"), "seed", "A", "other", "difference"),
                pairs());
    }

    /** Every pair of runs, with all digits. */
    Sheet sheet() {
        Sheet sheet = new Sheet(
                "comparison",
                "Accuracy of the chosen cells of two experiments, by method and seed; how they are compared",
                Sheet.text("dataset"),
                Sheet.text("split"),
                Sheet.text("method"),
                Sheet.text("first"),
                Sheet.text("second"),
                Sheet.whole("seed"),
                Sheet.number("first_percent"),
                Sheet.number("second_percent"),
                Sheet.number("difference_points"),
                Sheet.text("test"));
        for (Pairing p : sides.pairings()) {
            for (long seed : seeds(p)) {
                OptionalDouble first = at(p.first(), seed);
                OptionalDouble second = at(p.second(), seed);
                sheet.row(
                        p.measure().dataset().key(),
                        p.measure().split().key(),
                        p.method(),
                        sides.experiments().get(0).name(),
                        sides.experiments().get(p.side()).name(),
                        seed,
                        first,
                        second,
                        second.orElse(Double.NaN) - first.orElse(Double.NaN),
                        p.contrast().test());
            }
        }
        return sheet;
    }
}
