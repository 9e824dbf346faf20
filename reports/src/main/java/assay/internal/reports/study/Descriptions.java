package assay.internal.reports.study;

import assay.core.random.Seeds;
import assay.core.truth.Metric;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.MeanInterval;
import assay.internal.core.stats.Summary;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Every method on every measure, with all numbers that reviewers ask for. */
public final class Descriptions {
    /** The number of resamples of the bootstrap. */
    public static final double LEVEL = 0.95;

    public static final int RESAMPLES = 1000;

    private static final Seeds RESAMPLING = new Seeds(20_201);

    /**
     * @param interval of the mean, by the rule of {@link MeanInterval}; empty for a single seed
     * @param meanRegret points below the best cell of the table
     * @param meanRank over the seeds that all methods share
     */
    public record Description(
            Method method,
            Measure measure,
            Summary summary,
            Optional<Interval> interval,
            OptionalDouble meanRegret,
            OptionalDouble meanRank) {}

    private final Study study;
    private final List<Description> all = new ArrayList<>();

    public Descriptions(Study study) {
        this.study = study;
        for (Measure measure : study.measures()) {
            List<Method> measured = study.methods().stream()
                    .filter(m -> study.found(m, measure).length > 0)
                    .toList();
            List<OptionalDouble> ranks = Blocks.of(study, measured, measure).meanRanks();
            for (int j = 0; j < measured.size(); j++) {
                all.add(describe(measured.get(j), measure, ranks.get(j)));
            }
        }
    }

    private Description describe(Method method, Measure measure, OptionalDouble rank) {
        double[] found = study.found(method, measure);
        Summary summary = Summary.of(found);
        // Each row has its own stream, so a further method does not change the intervals of others.
        var random = RESAMPLING.stream(method.name() + '/' + measure.label());
        Metric metric = study.population().metric();
        Optional<Interval> interval = MeanInterval.of(found, LEVEL, RESAMPLES, random)
                .map(i -> i.within(metric.least(), metric.most())); // Student's t knows no smallest value
        OptionalDouble regret = study.landscape(measure).stream()
                .mapToDouble(l -> l.regret(summary.mean()))
                .findFirst();
        return new Description(method, measure, summary, interval, regret, rank);
    }

    /** In the order of measures, then methods; methods without a measured cell are left out. */
    public List<Description> all() {
        return List.copyOf(all);
    }

    /** The numbers of one method on one measure; empty if it has no measured cell. */
    public Optional<Description> of(Method method, Measure measure) {
        return all.stream()
                .filter(d -> d.method().equals(method) && d.measure().equals(measure))
                .findFirst();
    }

    /** The test measures, for papers. */
    public Grid grid() {
        List<Row> rows =
                all.stream().filter(d -> d.measure().isTest()).map(this::row).toList();
        return new Grid(
                caption() + " of the chosen cells over seeds. Interval of the mean, 95 %: Student's t below "
                        + MeanInterval.FEWEST + " seeds, percentile bootstrap with " + Format.count(RESAMPLES)
                        + " resamples from there on." + regret() + " Rank: mean "
                        + "over the seeds that all methods share, 1 is the best.",
                columns(),
                rows);
    }

    private String caption() {
        return percent()
                ? "True test accuracy, percent,"
                : "Test " + study.population().metric().key();
    }

    private String regret() {
        return study.population().metric().equals(Metric.PERPLEXITY)
                ? ""
                : " Regret: " + study.below() + " the best cell of the table.";
    }

    private boolean percent() {
        return study.population().metric().equals(Metric.ACCURACY);
    }

    private static List<Column> columns() {
        return Stream.concat(
                        Stream.of("measure", "method").map(w -> new Column("", w, false)),
                        Stream.of(
                                        "n",
                                        "mean",
                                        "sd",
                                        "95 % interval",
                                        "median",
                                        "quartiles",
                                        "worst",
                                        "best",
                                        "regret",
                                        "rank")
                                .map(n -> new Column("", n, true)))
                .toList();
    }

    private Row row(Description d) {
        Summary s = d.summary();
        return Row.of(Stream.of(
                        d.measure().label(),
                        d.method().name(),
                        Format.of(s.n(), study.begun(d.method())),
                        d.measure().digits().number(s.mean()),
                        d.measure().digits().number(s.standardDeviation()),
                        d.measure().digits().range(d.interval()),
                        d.measure().digits().number(s.median()),
                        d.measure().digits().number(s.lowerQuartile()) + "–"
                                + d.measure().digits().number(s.upperQuartile()),
                        d.measure().digits().number(d.measure().metric().highIsGood() ? s.min() : s.max()),
                        d.measure().digits().number(d.measure().metric().highIsGood() ? s.max() : s.min()),
                        d.measure().digits().number(d.meanRegret()),
                        Format.number(d.meanRank()))
                .map(Cell::of)
                .toList());
    }

    public Sheet sheet() {
        String unit = percent() ? "_percent" : "_" + study.population().metric().key();
        Sheet sheet = new Sheet(
                "methods",
                "Each method on each data set and split: the chosen cells' "
                        + (percent()
                                ? "true accuracies"
                                : study.population().metric().equals(Metric.PERPLEXITY)
                                        ? "perplexities"
                                        : study.population().metric().key())
                        + " over seeds, described",
                Sheet.text("method"),
                Sheet.text("dataset"),
                Sheet.text("split"),
                Sheet.whole("n"),
                Sheet.number("mean" + unit),
                Sheet.number("std" + unit),
                Sheet.number("mean_low95" + unit),
                Sheet.number("mean_high95" + unit),
                Sheet.number("median" + unit),
                Sheet.number("lower_quartile" + unit),
                Sheet.number("upper_quartile" + unit),
                Sheet.number("min" + unit),
                Sheet.number("max" + unit),
                Sheet.number("mean_regret_points"),
                Sheet.number("mean_rank"),
                Sheet.whole("runs_left_out"));
        for (Description d : all) {
            Summary s = d.summary();
            sheet.row(
                    d.method().name(),
                    d.measure().dataset().key(),
                    d.measure().split().key(),
                    s.n(),
                    s.mean(),
                    s.standardDeviation(),
                    Format.low(d.interval()),
                    Format.high(d.interval()),
                    s.median(),
                    s.lowerQuartile(),
                    s.upperQuartile(),
                    s.min(),
                    s.max(),
                    d.meanRegret(),
                    d.meanRank(),
                    study.begun(d.method()) - s.n());
        }
        return sheet;
    }
}
