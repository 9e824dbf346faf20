package assay.internal.reports.section;

import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.ChoiceCost;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.ProxyQuality;
import assay.internal.reports.study.ProxyQuality.Estimate;
import assay.internal.reports.study.ScoredCells;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * For judged rows with scores: how well a method's scores order its own candidates, and how much its choice among them lost.
 */
final class BeliefSection implements Section {
    private static final String NOTE =
            "Score: what the method believed of the architectures that its rows name; larger is better (smaller ones are turned"
                    + " round where --lower-is-better says so). Spearman and Kendall (tau-b): how well scores order the"
                    + " architectures of one run by true test accuracy, mean over the runs; each architecture of a run once, with"
                    + " its first score. Top 10 %: how many of the best tenth by score are in the best tenth by accuracy. Intervals:"
                    + " 95 % percentile bootstrap, " + ProxyQuality.RESAMPLES
                    + " resamples of the cells within each run (of the"
                    + " runs from " + ProxyQuality.MANY_RUNS
                    + " runs on). Regret of selection: points that the answer is below the"
                    + " best architecture that the run itself named; 0 if it could not have answered better. A random one of its"
                    + " own: the same of a uniformly random choice among them.";

    private final Study study;
    private final List<Method> methods;
    private final Sheet sheet = new Sheet(
            "belief",
            "How well each method's scores order its own candidates, and what its choice among them cost",
            Sheet.text("method"),
            Sheet.text("dataset"),
            Sheet.text("split"),
            Sheet.whole("runs"),
            Sheet.whole("cells"),
            Sheet.whole("without_score"),
            Sheet.whole("tied"),
            Sheet.number("spearman"),
            Sheet.number("spearman_low95"),
            Sheet.number("spearman_high95"),
            Sheet.number("kendall_tau_b"),
            Sheet.number("kendall_low95"),
            Sheet.number("kendall_high95"),
            Sheet.number("top_tenth_overlap"),
            Sheet.number("top_tenth_by_chance"),
            Sheet.number("selection_regret_points"),
            Sheet.number("random_choice_regret_points"));

    BeliefSection(Study study) {
        this.study = study;
        this.methods = ScoredCells.methods(study);
    }

    @Override
    public boolean suits(Study of) {
        return Section.super.suits(of) && of.experiment().isJudged();
    }

    @Override
    public void write(Page page) {
        if (methods.isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (Method m : methods) {
            for (Measure measure : study.tests()) {
                ScoredCells cells = ScoredCells.of(study, m, measure);
                if (cells.pairs() > 0) {
                    rows.add(row(cells, ProxyQuality.of(cells).get(0), ChoiceCost.of(study, m, measure)));
                }
            }
            ScoredCells first = ScoredCells.of(study, m, study.tests().get(0));
            if (first.pairs() > 0) {
                figures.add(ProxySection.beliefs(first));
                page.curve(ProxySection.points(first));
            }
        }
        page.section(
                "Did the method know what is good?",
                new Grid(
                        "Agreement of what the method believed with the truth, over its own candidates.",
                        Grids.columns(
                                List.of("method", "measure"),
                                "cells",
                                "Spearman",
                                "interval",
                                "Kendall",
                                "top 10 %",
                                "regret of selection",
                                "a random one of its own"),
                        rows),
                Page.definitions(NOTE));
        page.table(sheet);
        page.add(new Gallery(figures));
        page.add(page.origins().samples(methods, "tables/belief.csv"));
    }

    private Row row(ScoredCells c, ProxyQuality q, ChoiceCost belief) {
        sheet.row(
                c.method().name(),
                c.measure().dataset().key(),
                c.measure().split().key(),
                c.runs().size(),
                q.cells(),
                c.undefined(),
                c.tied(),
                q.spearman().value(),
                Format.low(q.spearman().interval()),
                Format.high(q.spearman().interval()),
                q.kendall().value(),
                Format.low(q.kendall().interval()),
                Format.high(q.kendall().interval()),
                q.topK().value(),
                q.topKByChance(),
                belief.meanSelectionRegret(),
                belief.meanRandomRegret());
        return Grids.row(
                c.method().name(),
                c.measure().label(),
                Format.count(q.cells()),
                signed(q.spearman()),
                Format.range(q.spearman().interval()),
                signed(q.kendall()),
                Format.number(q.topK().value()),
                c.measure().digits().meanStd(belief.selectionRegret()),
                c.measure().digits().meanStd(belief.randomRegret()));
    }

    private static String signed(Estimate e) {
        return e.value().isPresent() ? Format.signed(e.value().getAsDouble()) : "undefined";
    }
}
