package assay.internal.reports.section;

import assay.core.kit.PublishedResult;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.MeanInterval;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Published;
import assay.internal.reports.study.Rivals;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The judged methods beside random choice from the same table, and beside published numbers. */
final class RivalSection implements Section {
    private static final long[] LADDER = {1, 10, 100, 1000};

    private static final String NOTE =
            "Random search is computed from the whole table, not drawn: of as many uniformly random cells as the method"
                    + " evaluated (with replacement) the one with the best validation accuracy of the table under this schedule is"
                    + " taken, and its test accuracy counts; mean ± standard deviation of one such search. Against it: whether"
                    + " Student's 95 % interval of the method's mean lies above or below that mean. Beats a random cell: how likely one"
                    + " uniformly random cell is worse, mean over seeds. Evaluations are the rows with a score, or what the column"
                    + " evaluations says.";

    private final Study study;
    private final Sheet sheet = new Sheet(
            "rivals",
            "What was judged beside random search with as many evaluations, exact from the table",
            Sheet.text("method"),
            Sheet.text("dataset"),
            Sheet.text("split"),
            Sheet.whole("n"),
            Sheet.number("mean_percent"),
            Sheet.number("evaluations_mean"),
            Sheet.number("random_search_mean_percent"),
            Sheet.number("random_search_std_percent"),
            Sheet.number("difference_points"),
            Sheet.number("beats_random_cell"));

    RivalSection(Study study) {
        this.study = study;
    }

    @Override
    public boolean suits(Study of) {
        return Section.super.suits(of) && of.experiment().isJudged();
    }

    @Override
    public void write(Page page) {
        List<Rivals> rivals =
                study.tests().stream().flatMap(m -> study.rivals(m).stream()).toList();
        if (rivals.isEmpty()) {
            return;
        }
        page.section("Against chance", methods(rivals), ladder(rivals), Page.definitions(NOTE));
        page.table(sheet);
        published().ifPresent(page::add);
        page.add(page.origins().chosen("tables/rivals.csv"));
    }

    private Grid methods(List<Rivals> rivals) {
        List<Row> rows = new ArrayList<>();
        for (Rivals r : rivals) {
            for (Method m : study.methods()) {
                double[] found = study.found(m, r.measure());
                if (found.length > 0) {
                    rows.add(row(r, m, found));
                }
            }
        }
        return new Grid(
                "True " + what() + " beside random search with as many evaluations.",
                Grids.columns(
                        List.of("method", "measure"),
                        "n",
                        "found",
                        "evaluations",
                        "random search",
                        "difference",
                        "against it",
                        "beats a random cell"),
                rows);
    }

    private Row row(Rivals r, Method m, double[] found) {
        Optional<double[]> rival = r.with(m);
        double mean = IntStream.range(0, found.length)
                .mapToDouble(i -> found[i])
                .average()
                .orElseThrow();
        double beats = IntStream.range(0, found.length)
                .mapToDouble(i -> r.beats(found[i]))
                .average()
                .orElseThrow();
        long[] evaluations = Rivals.evaluations(m);
        sheet.row(
                m.name(),
                r.measure().dataset().key(),
                r.measure().split().key(),
                found.length,
                mean,
                LongStream.of(evaluations).average().orElse(Double.NaN),
                rival.map(v -> v[0]).orElse(Double.NaN),
                rival.map(v -> v[1]).orElse(Double.NaN),
                rival.map(v -> mean - v[0]).orElse(Double.NaN),
                beats);
        return Grids.row(
                m.name(),
                r.measure().label(),
                Integer.toString(found.length),
                r.measure().digits().meanStd(found),
                evaluations.length == 0
                        ? "not told"
                        : Format.span(LongStream.of(evaluations).mapToInt(Math::toIntExact)),
                rival.map(v -> spread(r, v[0], v[1])).orElse(Format.NOTHING),
                rival.map(v -> r.measure().digits().signed(mean - v[0])).orElse(Format.NOTHING),
                rival.map(v -> verdict(r.measure(), MeanInterval.student(found, Descriptions.LEVEL), v[0]))
                        .orElse(Format.NOTHING),
                Format.number(100 * beats) + " %");
    }

    /** {@code test accuracy in percent}. */
    private String what() {
        Measure measure = study.tests().get(0);
        return "test " + measure.quantity() + (measure.isAccuracy() ? " in percent" : "");
    }

    private static String verdict(Measure measure, Optional<Interval> interval, double rival) {
        boolean high = measure.metric().highIsGood();
        return interval.map(i -> i.low() > rival
                        ? high ? "better" : "worse"
                        : i.high() < rival ? high ? "worse" : "better" : "not shown")
                .orElse("one seed");
    }

    /** The accuracies of random search with some numbers of evaluations. */
    private Grid ladder(List<Rivals> rivals) {
        List<Row> rows = new ArrayList<>();
        for (long n : LADDER) {
            rows.add(reference(
                    rivals,
                    n == 1 ? "one uniformly random cell" : "best of " + Format.count(n) + " random cells by validation",
                    r -> n == 1
                            ? spread(r, r.uniform().mean(1), r.uniform().standardDeviation(1))
                            : r.searched()
                                    .map(s -> spread(r, s.mean(n), s.standardDeviation(n)))
                                    .orElse(Format.NOTHING)));
        }
        rows.add(reference(
                rivals,
                "the cell with the best validation accuracy",
                r -> r.searched().isEmpty()
                        ? Format.NOTHING
                        : r.measure().digits().number(r.byValidation())));
        rows.add(reference(rivals, "the best cell of the table", r -> r.measure()
                .digits()
                .number(study.landscape(r.measure()).orElseThrow().optimum())));
        String among = rivals.stream()
                .filter(r ->
                        r.searched().filter(s -> s.size() < r.uniform().size()).isPresent())
                .map(r -> " Random search is among the "
                        + Format.count(r.searched().orElseThrow().size()) + " cells that have "
                        + r.measure().family()
                        + " accuracies of both splits.")
                .collect(Collectors.joining());
        return new Grid(
                "What chance finds in this table, exactly: " + what() + "." + among,
                Grids.columns(
                        List.of("rival"),
                        rivals.stream().map(r -> r.measure().label()).toArray(String[]::new)),
                rows);
    }

    private interface Text {
        String of(Rivals rivals);
    }

    private static Row reference(List<Rivals> rivals, String name, Text text) {
        return new Row(
                Kind.REFERENCE,
                Stream.concat(Stream.of(name), rivals.stream().map(text::of))
                        .map(Cell::of)
                        .toList());
    }

    private static String spread(Rivals r, double mean, double deviation) {
        return r.measure().digits().meanStd(mean, deviation);
    }

    /** All published numbers on these measures, for methods that were not judged. */
    private Optional<Grid> published() {
        Map<String, List<PublishedResult>> byRow = new LinkedHashMap<>();
        Published.of(study).all().forEach(r -> byRow.computeIfAbsent(
                        r.method() + " · " + r.place(), k -> new ArrayList<>())
                .add(r));
        List<Row> rows = new ArrayList<>();
        byRow.forEach((name, of) -> {
            List<String> texts = new ArrayList<>(List.of(name));
            for (Measure m : study.tests()) {
                texts.add(Published.at(of, m).map(PublishedResult::text).orElse(Format.NOTHING));
            }
            if (texts.stream().skip(1).anyMatch(t -> !t.equals(Format.NOTHING))) {
                rows.add(Grids.row(texts.toArray(String[]::new)));
            }
        });
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Grid(
                        "What papers report, for comparison: their searches, budgets and numbers of runs, as printed.",
                        Grids.columns(
                                List.of("published"),
                                study.tests().stream().map(Measure::label).toArray(String[]::new)),
                        rows));
    }
}
