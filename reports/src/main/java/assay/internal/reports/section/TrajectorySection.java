package assay.internal.reports.section;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.reports.curve.Bundle;
import assay.internal.reports.curve.Bundle.Clock;
import assay.internal.reports.curve.CurveSheets;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Phase;
import assay.internal.reports.figure.LineChart.Reference;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Blocks;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.SharedSearches;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The answers of the searches over epochs and time: accuracy, regret and rank. */
final class TrajectorySection implements Section {
    private static final String CURVES = " of the cell that the search would answer after each epoch; "
            + "the search never sees it. Of a method that selects among samples the last point is the cell that it selected; a "
            + "search that another method shows is not drawn again, so that such a method is a single mark. Shaded: the warm-up, in which "
            + "only weights learn. Thin: one seed. Thick: the mean of the seeds, where all have a value. With more than "
            + Bundle.MOST_LINES
            + " seeds a band, the middle 90 % of them, stands for the lines. Regret: ";

    private static final String RANK =
            " the best cell of the table. Rank: among the methods within each seed, then the mean over seeds.";

    private static final String STEPS = " of the architecture that the run would answer after each step, as its"
            + " rows tell; the run never sees it. Thin: one seed. Thick: the mean of the seeds, where all have a value. With more"
            + " than " + Bundle.MOST_LINES
            + " seeds a band, the middle 90 % of them, stands for the lines. Regret: ";

    private static final String CHANCES = " Random search,"
            + " where steps are evaluations: what the best of as many uniformly random cells by validation accuracy has on"
            + " average, computed from the whole table.";

    private static final String CHANCE = "random search (exact)";

    /** The number of points of the line for random search. */
    private static final int MOST_POINTS = 200;

    private final Study study;
    private final SharedSearches shared;

    TrajectorySection(Study study) {
        this.study = study;
        this.shared = new SharedSearches(study);
    }

    @Override
    public void write(Page page) {
        List<List<Figure>> galleries = galleries(page, study.tests(), validations());
        if (!galleries.isEmpty()) {
            boolean judged = study.experiment().isJudged();
            page.section(judged ? "Over steps and time" : "Over epochs and time");
            absent().map(Page::note).ifPresent(page::add);
            int shown = study.tests().size() == 1 ? galleries.size() : 1;
            galleries.stream().limit(shown).forEach(g -> page.add(new Gallery(g)));
            List<List<Figure>> rest = galleries.subList(shown, galleries.size());
            if (!rest.isEmpty()) {
                page.add(new Details(
                        "Regret, rank, and other clocks: "
                                + Format.plural(
                                        rest.stream().mapToInt(List::size).sum(), "chart"),
                        rest.stream().<Block>map(Gallery::new).toList()));
            }
            page.add(
                    Page.definitions("The true " + study.population().metric().key() + (judged ? STEPS : CURVES)
                            + study.below() + RANK + (judged ? CHANCES : "")),
                    page.origins().incumbents());
        }
    }

    /** Validation accuracies, if the section on repeats does not draw them. */
    private List<Measure> validations() {
        return study.population().hasRepeats()
                ? List.of()
                : study.measures().stream().filter(m -> !m.isTest()).toList();
    }

    /**
     * Galleries of one chart for each measure: accuracy over epochs, regret over epochs and times, rank over epochs.
     *
     * @param also measures of which only accuracy is drawn
     */
    private List<List<Figure>> galleries(Page page, List<Measure> measures, List<Measure> also) {
        List<List<Figure>> galleries = new ArrayList<>();
        for (Clock steps : List.of(Clock.EPOCHS, Clock.TRAININGS, Clock.STEPS)) {
            galleries.add(each(measures, m -> chart(page, m.metric().key(), m, steps)));
            galleries.add(each(also, m -> chart(page, m.metric().key(), m, steps)));
        }
        for (Clock clock : Clock.values()) {
            galleries.add(each(
                    measures, m -> study.landscape(m).isEmpty() ? Optional.empty() : chart(page, "regret", m, clock)));
        }
        galleries.add(each(measures, m -> rank(page, m, Clock.EPOCHS)));
        galleries.add(each(measures, m -> rank(page, m, Clock.TRAININGS)));
        galleries.add(each(measures, m -> rank(page, m, Clock.STEPS)));
        return galleries.stream().filter(g -> !g.isEmpty()).toList();
    }

    private static List<Figure> each(List<Measure> measures, Function<Measure, Optional<Figure>> chart) {
        return measures.stream().flatMap(m -> chart.apply(m).stream()).toList();
    }

    private Optional<Figure> chart(Page page, String what, Measure measure, Clock clock) {
        boolean regret = what.equals("regret");
        DoubleUnaryOperator shown = regret ? study.landscape(measure).orElseThrow()::distance : v -> v;
        Function<RunRecord, double[]> values =
                run -> Arrays.stream(study.trajectory(run, measure)).map(shown).toArray();
        List<Bundle> bundles = study.methods().stream()
                .filter(clock::suits)
                .map(m -> Bundle.of(m, clock, run -> answered(m, run, measure, values.apply(run), shown)))
                .filter(b -> !b.seeds().isEmpty())
                .toList();
        if (bundles.isEmpty() || bundles.stream().allMatch(b -> b.x().length == 0)) {
            return Optional.empty();
        }
        String name = what + "-" + (measure.isTest() ? "" : "valid-") + Slug.of(measure.key()) + "-"
                + clock.column().replace("_s", "");
        String unit = regret ? measure.regretAxis() : measure.valueAxis();
        page.curve(CurveSheets.of(
                name,
                measure.label() + " " + unit,
                clock.column(),
                regret ? measure.regretColumn() : measure.column(),
                bundles));
        LineChart chart = new LineChart(
                        measure.label() + (regret ? ": regret" : ": " + measure.quantity()),
                        clock.axis(),
                        regret ? Axis.log(measure.label() + ' ' + unit) : Axis.linear(measure.label() + ' ' + unit),
                        true,
                        Stream.concat(
                                        bundles.stream().map(Bundle::series),
                                        chance(measure, clock, bundles, regret).stream())
                                .toList(),
                        references(measure, regret))
                .with(clock == Clock.EPOCHS ? warmup() : Optional.empty());
        return Optional.of(
                new Figure("epochs-" + name + ".svg", chart.draw(), List.of()).withData("curves/" + name + ".csv"));
    }

    /** Random search over the same steps, if every step of every run is one more evaluation. */
    private Optional<Series> chance(Measure measure, Clock clock, List<Bundle> bundles, boolean regret) {
        List<EpochRecord> all = bundles.stream()
                .flatMap(b -> b.method().runs().stream())
                .flatMap(r -> r.epochs().stream())
                .toList();
        boolean counts = all.stream()
                .allMatch(e -> e.epoch() > 0
                        && Double.valueOf(e.epoch()).equals(e.diagnostics().get(EpochRecord.EVALUATIONS)));
        if (clock != Clock.STEPS || !measure.isTest() || !counts) {
            return Optional.empty();
        }
        return study.rivals(measure).flatMap(r -> r.searched().map(s -> {
            int last = all.stream().mapToInt(EpochRecord::epoch).max().orElse(1);
            double[] x = IntStream.range(0, Math.min(MOST_POINTS, last))
                    .mapToDouble(i -> last <= MOST_POINTS ? i + 1 : Math.rint(Math.pow(last, i / (MOST_POINTS - 1.0))))
                    .distinct()
                    .toArray();
            TableValues table = study.landscape(measure).orElseThrow();
            double[] y = Arrays.stream(x)
                    .map(n -> regret ? table.distance(s.mean((long) n)) : s.mean((long) n))
                    .toArray();
            List<String> names =
                    new ArrayList<>(study.methods().stream().map(Method::name).toList());
            names.add(CHANCE);
            int colour = Study.colours(names)[names.size() - 1];
            return new Series(CHANCE, colour, List.of(), new Line(CHANCE, x, y), Optional.empty());
        }));
    }

    /**
     * The values of the search's incumbents. For a method with a selection, the last value is that of its answer; if another
     * method already shows the same search, only this value is left.
     *
     * @param as what is shown of a value: itself, or its regret
     */
    private double[] answered(Method method, RunRecord run, Measure measure, double[] values, DoubleUnaryOperator as) {
        if (method.judged() || run.samples().isEmpty() || values.length == 0) {
            return values;
        }
        double[] shown = values.clone();
        if (shared.isShownElsewhere(method, run)) {
            Arrays.fill(shown, Double.NaN);
        }
        double answer = study.accuracy(run.chosen(), measure).orElse(Double.NaN);
        shown[shown.length - 1] = as.applyAsDouble(answer);
        return shown;
    }

    /** The first epochs, in which every search learns only weights, from the configuration. */
    private Optional<Phase> warmup() {
        List<Integer> all = study.methods().stream()
                .filter(m -> m.runs().stream().anyMatch(r -> !r.epochs().isEmpty()))
                .map(m -> warmup(m.name()))
                .toList();
        return all.stream()
                .min(Integer::compare)
                .filter(epochs -> epochs > 0)
                .map(epochs -> new Phase("warm-up", epochs + 0.5));
    }

    private int warmup(String method) {
        Matcher m = Pattern.compile("(?m)^\\s*- " + Pattern.quote(method) + ": \\{[^\\n]*\\bwarmup: (\\d{1,6})\\b")
                .matcher(study.experiment().configuration());
        return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }

    /** Names the methods without epochs, which are in no chart of this section. */
    private Optional<String> absent() {
        String names = study.methods().stream()
                .filter(m -> m.runs().stream().allMatch(r -> r.epochs().isEmpty()))
                .map(Method::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Without " + (study.experiment().isJudged() ? "steps" : "epochs")
                        + ", so in no chart here: " + names + ".");
    }

    private List<Reference> references(Measure measure, boolean regret) {
        return study.landscape(measure)
                .map(l -> regret
                        ? List.of(new Reference("average", l.distance(l.mean()), false))
                        : List.of(new Reference("best", l.optimum(), true), new Reference("average", l.mean(), false)))
                .orElse(List.of());
    }

    /** Ranks within each common seed of all searching methods, at every common step. */
    private Optional<Figure> rank(Page page, Measure measure, Clock clock) {
        List<Method> methods = study.methods().stream()
                .filter(m -> clock.suits(m)
                        && m.runs().stream().anyMatch(r -> !r.epochs().isEmpty()))
                .toList();
        List<List<RunRecord>> blocks = bySeed(methods);
        int epochs = blocks.stream()
                .flatMap(List::stream)
                .mapToInt(r -> r.epochs().size())
                .min()
                .orElse(0);
        if (methods.size() < 2 || epochs < 2) {
            return Optional.empty();
        }
        int step = Math.max(1, epochs / 100);
        int points = (epochs - 1) / step + 1;
        double[] x = new double[points];
        double[][] rank = new double[methods.size()][points];
        for (double[] of : rank) {
            Arrays.fill(of, Double.NaN);
        }
        List<double[][]> values = blocks.stream()
                .map(b -> IntStream.range(0, methods.size())
                        .mapToObj(m -> Arrays.stream(answered(
                                        methods.get(m), b.get(m), measure, study.trajectory(b.get(m), measure), v -> v))
                                .map(measure::worth)
                                .toArray())
                        .toArray(double[][]::new))
                .toList();
        for (int i = 0; i < points; i++) {
            int e = i == points - 1 ? epochs - 1 : i * step; // the last epoch counts
            x[i] = blocks.get(0).get(0).epochs().get(e).epoch();
            int[] present = IntStream.range(0, methods.size())
                    .filter(m -> values.stream().anyMatch(b -> !Double.isNaN(b[m][e])))
                    .toArray();
            List<double[]> ranks = values.stream()
                    .map(b -> IntStream.of(present).mapToDouble(m -> b[m][e]).toArray())
                    .filter(v -> Arrays.stream(v).noneMatch(Double::isNaN))
                    .map(Blocks::ranks)
                    .toList();
            for (int m = 0; m < present.length; m++) {
                int of = m;
                rank[present[m]][i] =
                        ranks.stream().mapToDouble(r -> r[of]).average().orElse(Double.NaN);
            }
        }
        List<Bundle> bundles = new ArrayList<>();
        for (int m = 0; m < methods.size(); m++) {
            bundles.add(new Bundle(methods.get(m), List.of(), x, rank[m], rank[m], rank[m]));
        }
        String name = "rank-" + Slug.of(measure.key()) + clock.suffix();
        page.curve(CurveSheets.of(name, measure.label() + " mean rank", clock.column(), "mean_rank", bundles));
        String seeds = Format.plural(blocks.size(), "seed");
        LineChart chart = new LineChart(
                        measure.label() + ": rank",
                        clock.axis(),
                        Axis.rank("mean rank over " + seeds + " (1 is best)"),
                        true,
                        bundles.stream()
                                .map(b -> new Series(
                                        b.method().name(),
                                        b.method().colour(),
                                        List.of(),
                                        new Line(b.method().name() + ", mean rank over " + seeds, b.x(), b.mean()),
                                        Optional.empty()))
                                .toList(),
                        List.of())
                .with(clock == Clock.EPOCHS ? warmup() : Optional.empty());
        return Optional.of(
                new Figure("epochs-" + name + ".svg", chart.draw(), List.of()).withData("curves/" + name + ".csv"));
    }

    /** For each seed that all methods have with epochs, their runs in the order of the methods. */
    private static List<List<RunRecord>> bySeed(List<Method> methods) {
        List<List<RunRecord>> blocks = new ArrayList<>();
        for (RunRecord first :
                methods.isEmpty() ? List.<RunRecord>of() : methods.get(0).runs()) {
            List<RunRecord> block = methods.stream()
                    .flatMap(m -> m.runs().stream()
                            .filter(r -> r.seed() == first.seed() && !r.epochs().isEmpty())
                            .limit(1))
                    .toList();
            if (block.size() == methods.size()) {
                blocks.add(block);
            }
        }
        return blocks;
    }
}
