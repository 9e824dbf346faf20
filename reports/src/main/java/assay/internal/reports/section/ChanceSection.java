package assay.internal.reports.section;

import assay.internal.core.stats.BestOfDraws;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Chance;
import assay.internal.reports.study.Chance.Against;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Rivals;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The methods of an experiment beside random choice from the whole table, which is computed and not drawn. */
final class ChanceSection implements Section {
    private static final long[] LADDER = {1, 10, 100, 1000};
    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

    private static final String NOTE =
            "Random choice is not a method that was run: its distribution is computed from the whole table. It draws one uniform"
                    + " cell; beside a method that asks the table it draws as many cells as the method asked about (with"
                    + " replacement) and takes the one with the best validation accuracy. Place: how likely chance finds a worse"
                    + " cell, half of equal ones included, mean over seeds; 50 % if the answers are such draws. p: whether the"
                    + " places could be those of such draws, exact up to 60 seeds, two-sided, adjusted for the number of methods"
                    + " (Holm). The test counts places and not values, so that one seed that collapsed does not decide alone.";

    private final Study study;
    private final Sheet methods = new Sheet(
            "chance",
            "Each method beside random choice, exact from the whole table",
            Sheet.text("method"),
            Sheet.text("dataset"),
            Sheet.text("split"),
            Sheet.whole("n"),
            Sheet.number("draws_mean"),
            Sheet.number("chance_mean"),
            Sheet.number("chance_std"),
            Sheet.number("difference"),
            Sheet.number("place"),
            Sheet.number("p_adjusted"),
            Sheet.text("verdict"));
    private final Sheet draws = new Sheet(
            "chance-draws",
            "What random choice finds in the whole table, exactly: the test value of the best of some cells by validation",
            Sheet.text("dataset"),
            Sheet.text("split"),
            Sheet.whole("draws"),
            Sheet.number("mean"),
            Sheet.number("std"),
            Sheet.number("quantile_05"),
            Sheet.number("quantile_25"),
            Sheet.number("median"),
            Sheet.number("quantile_75"),
            Sheet.number("quantile_95"));

    ChanceSection(Study study) {
        this.study = study;
    }

    @Override
    public boolean suits(Study of) {
        return Section.super.suits(of) && !chances(of).isEmpty();
    }

    private static List<Chance> chances(Study study) {
        return study.tests().stream().flatMap(m -> study.chance(m).stream()).toList();
    }

    @Override
    public void write(Page page) {
        page.section("Against random choice", against(), ladder(), Page.definitions(NOTE));
        page.table(methods);
        page.table(draws);
        page.add(page.origins().chosen("tables/chance.csv", "tables/chance-draws.csv"));
    }

    private Grid against() {
        List<Row> rows = new ArrayList<>();
        for (Chance chance : chances(study)) {
            Measure measure = chance.rivals().measure();
            for (Against a : chance.against()) {
                double[] found = study.found(a.method(), measure);
                methods.row(
                        a.method().name(),
                        measure.dataset().key(),
                        measure.split().key(),
                        found.length,
                        LongStream.of(a.draws()).average().orElseThrow(),
                        a.mean(),
                        a.deviation(),
                        a.difference(),
                        a.place(),
                        a.p(),
                        a.verdict().words());
                rows.add(Grids.row(
                        a.method().name(),
                        measure.label(),
                        Integer.toString(found.length),
                        measure.digits().meanStd(found),
                        Format.span(LongStream.of(a.draws()).mapToInt(Math::toIntExact)),
                        measure.digits().meanStd(a.mean(), a.deviation()),
                        measure.digits().signed(a.difference()),
                        Format.number(100 * a.place()) + " %",
                        Format.p(a.p()),
                        a.verdict().words()));
            }
        }
        return new Grid(
                "The chosen cells beside random choice, exact from the whole table.",
                Grids.columns(
                        List.of("method", "measure"),
                        "n",
                        "found",
                        "cells drawn",
                        "random choice",
                        "difference",
                        "place",
                        "p",
                        "verdict"),
                rows);
    }

    /** One uniform cell, and the best of several by validation. */
    private Grid ladder() {
        List<Row> rows = new ArrayList<>();
        for (Chance chance : chances(study)) {
            Rivals rivals = chance.rivals();
            for (long n : LADDER) {
                if (n == 1) {
                    rows.add(row(rivals.measure(), rivals.uniform(), n));
                } else {
                    rivals.searched().ifPresent(s -> rows.add(row(rivals.measure(), s, n)));
                }
            }
        }
        return new Grid(
                "What random choice finds, exactly: mean ± standard deviation of one search, and its quantiles.",
                Grids.columns(List.of("random choice", "measure"), "mean", "5 %", "25 %", "median", "75 %", "95 %"),
                rows);
    }

    private Row row(Measure measure, BestOfDraws chance, long n) {
        double[] quantiles =
                Arrays.stream(QUANTILES).map(q -> chance.quantile(n, q)).toArray();
        List<Object> numbers = new ArrayList<>(List.of(
                measure.dataset().key(), measure.split().key(), n, chance.mean(n), chance.standardDeviation(n)));
        List<String> texts = new ArrayList<>(List.of(
                n == 1 ? "one uniform cell" : "best of " + Format.count(n) + " by validation",
                measure.label(),
                measure.digits().meanStd(chance.mean(n), chance.standardDeviation(n))));
        for (double q : quantiles) {
            numbers.add(q);
            texts.add(measure.digits().number(q));
        }
        draws.row(numbers.toArray());
        return Grids.row(texts.toArray(String[]::new));
    }
}
