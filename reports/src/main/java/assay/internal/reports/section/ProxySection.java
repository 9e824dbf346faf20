package assay.internal.reports.section;

import assay.internal.core.stats.Ranks;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Cloud;
import assay.internal.reports.figure.ScatterChart;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.ProxyQuality;
import assay.internal.reports.study.ProxyQuality.Estimate;
import assay.internal.reports.study.ScoredCells;
import assay.internal.reports.study.ScoredCells.Scored;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Whether the proxies order cells by their true accuracy, and better than the number of parameters does. */
final class ProxySection implements Section {
    private static final String NOTE =
            "Larger score, better cell: a negative correlation means that the proxy points the "
                    + "wrong way; no sign was turned round. Every number is the mean over the runs of that of one run's distinct cells; "
                    + "a cell without a score or a true accuracy is left out and counted. Spearman: average ranks for ties. "
                    + "Kendall: tau-b. Top 10 %: how many of the best tenth by score are in the best tenth by accuracy, ties broken at "
                    + "random in expectation; by chance it is a tenth. Intervals: 95 % percentile bootstrap, "
                    + ProxyQuality.RESAMPLES + " resamples of the cells within each run (of the runs from "
                    + ProxyQuality.MANY_RUNS
                    + " runs on). Parameters and multiply-adds of the benchmark's network, on the same cells, are "
                    + "the baselines.";

    private final Study study;
    private final List<Method> methods;
    private final Sheet sheet = new Sheet(
            "proxies",
            "How well each proxy orders the sampled cells by true accuracy, with parameters and multiply-adds as baselines",
            Sheet.text("method"),
            Sheet.text("dataset"),
            Sheet.text("split"),
            Sheet.text("score"),
            Sheet.whole("runs"),
            Sheet.whole("cells"),
            Sheet.whole("draws"),
            Sheet.whole("repeated"),
            Sheet.whole("undefined"),
            Sheet.whole("unmeasured"),
            Sheet.whole("tied"),
            Sheet.number("spearman"),
            Sheet.number("spearman_low95"),
            Sheet.number("spearman_high95"),
            Sheet.number("kendall_tau_b"),
            Sheet.number("kendall_low95"),
            Sheet.number("kendall_high95"),
            Sheet.number("top_tenth_overlap"),
            Sheet.number("top_tenth_low95"),
            Sheet.number("top_tenth_high95"),
            Sheet.number("top_tenth_by_chance"));

    ProxySection(Study study) {
        this.study = study;
        this.methods = ScoredCells.methods(study);
    }

    /** For judged runs there is {@link BeliefSection} instead. */
    @Override
    public boolean suits(Study of) {
        return Section.super.suits(of) && !of.experiment().isJudged();
    }

    @Override
    public void write(Page page) {
        if (methods.isEmpty() || study.tests().isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        for (Method m : methods) {
            for (Measure measure : study.tests()) {
                ScoredCells cells = ScoredCells.of(study, m, measure);
                ProxyQuality.of(cells).forEach(q -> rows.add(row(cells, q)));
            }
        }
        page.folded("Do the proxies order the cells?", new Grid(CAPTION, COLUMNS, rows), Page.note(NOTE));
        page.table(sheet);
        List<Figure> figures = new ArrayList<>();
        for (Method m : methods) {
            ScoredCells cells = ScoredCells.of(study, m, study.tests().get(0));
            if (cells.pairs() > 0) {
                figures.addAll(scatters(cells));
                page.curve(points(cells));
            }
        }
        if (!figures.isEmpty()) {
            page.add(new Gallery(figures));
        }
        page.add(page.origins().samples(methods, "tables/proxies.csv"));
    }

    private static final String CAPTION = "Agreement of score and true test accuracy, with 95 % intervals.";
    private static final List<Column> COLUMNS = Grids.columns(
            List.of("method", "measure", "score"),
            "cells",
            "undefined",
            "tied",
            "Spearman",
            "interval",
            "Kendall",
            "interval",
            "top 10 %",
            "interval");

    private Row row(ScoredCells c, ProxyQuality q) {
        boolean proxy = q.score().equals("proxy");
        sheet.row(
                c.method().name(),
                c.measure().dataset().key(),
                c.measure().split().key(),
                q.score(),
                c.runs().size(),
                q.cells(),
                c.drawn(),
                c.repeated(),
                proxy ? c.undefined() : 0,
                c.unmeasured(),
                proxy ? c.tied() : Double.NaN,
                q.spearman().value(),
                Format.low(q.spearman().interval()),
                Format.high(q.spearman().interval()),
                q.kendall().value(),
                Format.low(q.kendall().interval()),
                Format.high(q.kendall().interval()),
                q.topK().value(),
                Format.low(q.topK().interval()),
                Format.high(q.topK().interval()),
                q.topKByChance());
        return Grids.row(
                c.method().name(),
                c.measure().label(),
                q.score(),
                Format.count(q.cells()),
                proxy ? Format.count(c.undefined()) : "",
                proxy ? Format.count(c.tied()) : "",
                signed(q.spearman()),
                Format.range(q.spearman().interval()),
                signed(q.kendall()),
                Format.range(q.kendall().interval()),
                Format.number(q.topK().value()),
                Format.range(q.topK().interval()));
    }

    private static String signed(Estimate e) {
        return e.value().isPresent() ? Format.signed(e.value().getAsDouble()) : "undefined";
    }

    private static List<Figure> scatters(ScoredCells c) {
        String file = Slug.of(c.method().name()) + "-" + Slug.of(c.measure().key());
        List<ProxyQuality> q = ProxyQuality.of(c);
        return List.of(
                scatter(
                        c,
                        q.get(0),
                        "proxy-" + file + ".svg",
                        c.method().name() + ": proxy",
                        "score of the proxy",
                        Scored::score),
                scatter(
                        c,
                        q.get(1),
                        "proxy-" + file + "-params.svg",
                        c.method().name() + ": parameters",
                        "parameters, millions",
                        Scored::params),
                scatter(
                        c,
                        q.get(2),
                        "proxy-" + file + "-flops.svg",
                        c.method().name() + ": multiply-adds",
                        "multiply-adds, millions",
                        Scored::multiplyAdds));
    }

    private static Figure scatter(
            ScoredCells c, ProxyQuality q, String file, String title, String xLabel, Function<Scored, double[]> x) {
        double[] xs = c.runs().stream()
                .flatMapToDouble(r -> Arrays.stream(x.apply(r)))
                .toArray();
        double[] ys = c.runs().stream()
                .flatMapToDouble(r -> Arrays.stream(r.accuracy()))
                .toArray();
        String note = "Spearman " + signed(q.spearman()) + ", Kendall " + signed(q.kendall()) + ", "
                + Format.plural(q.cells(), "cell");
        Cloud cloud = new Cloud(c.method().name(), c.method().colour(), xs, ys, List.of());
        Reach reach = Reach.of(xs);
        Axis across =
                switch (reach) {
                    case EVEN -> Axis.linear(xLabel);
                    case WIDE -> Axis.log(xLabel);
                    case WILD -> Axis.whole("rank of the " + xLabel + ", 1 is the smallest");
                };
        Axis up = reach == Reach.WILD
                ? Axis.whole(
                        "rank of the " + c.measure().label() + ' ' + c.measure().quantity() + ", 1 is the lowest")
                : Axis.linear(c.measure().label() + ' ' + c.measure().valueAxis());
        Cloud shown = reach == Reach.WILD
                ? new Cloud(c.method().name(), c.method().colour(), Ranks.average(xs), Ranks.average(ys), List.of())
                : cloud;
        ScatterChart chart = new ScatterChart(title, note, across, up, List.of(shown));
        return new Figure(file, chart.draw(), List.of()).withData("curves/" + name(c) + ".csv");
    }

    /** How widely the scores are spread. Some proxies have a few scores so large that all others would be drawn on one line. */
    enum Reach {
        EVEN,
        WIDE,
        WILD;

        /** The largest score, relative to a typical one. */
        private static final double FAR = 100;

        static Reach of(double[] values) {
            double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
            double largest = sizes.length == 0 ? 0 : sizes[sizes.length - 1];
            if (largest <= FAR * (sizes.length == 0 ? 1 : sizes[sizes.length / 2])) {
                return EVEN;
            }
            return Arrays.stream(values).allMatch(v -> v > 0) ? WIDE : WILD;
        }
    }

    private static String name(ScoredCells c) {
        return "proxy-" + Slug.of(c.method().name()) + "-" + Slug.of(c.measure().key());
    }

    /** A chart of a judged method's scores and the true accuracies. */
    static Figure beliefs(ScoredCells c) {
        return scatter(
                c,
                ProxyQuality.of(c).get(0),
                name(c) + ".svg",
                c.method().name() + ": belief and truth",
                "score of the method",
                Scored::score);
    }

    static Sheet points(ScoredCells c) {
        Sheet sheet = new Sheet(
                name(c),
                "The points of the scatter plots: sampled cells of "
                        + c.method().name(),
                Sheet.whole("seed"),
                Sheet.text("arch"),
                Sheet.number("score"),
                Sheet.number("params_millions"),
                Sheet.number("multiply_adds_millions"),
                Sheet.number("accuracy_percent"));
        for (Scored r : c.runs()) {
            for (int i = 0; i < r.cells().size(); i++) {
                sheet.row(
                        r.seed(),
                        r.cells().get(i).text(),
                        r.score()[i],
                        r.params()[i],
                        r.multiplyAdds()[i],
                        r.accuracy()[i]);
            }
        }
        return sheet;
    }
}
