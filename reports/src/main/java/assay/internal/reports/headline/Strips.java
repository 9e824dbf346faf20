package assay.internal.reports.headline;

import assay.core.run.RunRecord;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.Summary;
import assay.internal.reports.document.Block.Chart;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.figure.StripChart;
import assay.internal.reports.number.Slug;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Descriptions.Description;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Standing;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every seed of every method, the best method first, with mean and interval, against all cells of the table. */
final class Strips {
    private final Study study;
    private final Descriptions descriptions;

    Strips(Study study, Descriptions descriptions) {
        this.study = study;
        this.descriptions = descriptions;
    }

    Chart of(Measure measure) {
        StripChart chart = chart(measure);
        Figure figure = new Figure("seeds-" + Slug.of(measure.key()) + ".svg", chart.draw(StripChart.WIDE), List.of());
        return new Chart(figure.withData("results.csv"), chart.draw(StripChart.NARROW));
    }

    /** An explanation of the marks. */
    String legend(Measure measure) {
        String noise = study.noise(measure)
                .map(n -> " Shaded: how uncertain one entry of the table is (± "
                        + measure.difference(measure.digits().number(n.points())) + "), around the best mean.")
                .orElse("");
        return "One dot per seed (beyond 20 a box); upright bar: mean; line: its 95 % interval."
                + (study.landscape(measure).isEmpty()
                        ? ""
                        : " Grey: what a uniformly random cell has, all "
                                + (study.population().isWholeTable() ? "" : "measured ") + "cells.")
                + noise;
    }

    /** The best mean first; methods without a measured cell last. */
    private List<Method> ranked(Measure measure) {
        return study.methods().stream()
                .sorted(Comparator.comparingDouble(m -> {
                    double[] found = study.found(m, measure);
                    return found.length == 0
                            ? Double.POSITIVE_INFINITY
                            : -measure.worth(Summary.of(found).mean());
                }))
                .toList();
    }

    private StripChart chart(Measure measure) {
        List<Method> ranked = ranked(measure);
        Optional<TableValues> table = study.landscape(measure);
        double[] leader = study.found(ranked.get(0), measure);
        Optional<Interval> noise = study.noise(measure)
                .filter(n -> leader.length > 0)
                .map(n -> {
                    double mean = Summary.of(leader).mean();
                    return new Interval(mean - n.points(), mean + n.points(), Descriptions.LEVEL);
                });
        return new StripChart(
                measure.label(),
                measure.axis(),
                measure.digits().decimals(),
                table.map(TableValues::values).orElse(new double[0]),
                table.map(TableValues::mean).orElse(Double.NaN),
                noise,
                OptionalDouble.empty(),
                ranked.stream().map(m -> row(m, measure)).toList());
    }

    private StripChart.Row row(Method method, Measure measure) {
        Optional<Description> description = descriptions.of(method, measure);
        List<String> said = new ArrayList<>();
        description.ifPresent(d -> said.add(measure.digits().number(d.summary().mean())));
        Standing.of(study, method, measure).filter(s -> s.collapsed() > 0).ifPresent(s -> said.add(s.collapses()));
        return new StripChart.Row(
                method.name(),
                method.colour(),
                dots(method, measure),
                description.flatMap(Description::interval),
                said);
    }

    private List<StripChart.Dot> dots(Method method, Measure measure) {
        List<StripChart.Dot> dots = new ArrayList<>();
        for (RunRecord run : method.runs()) {
            study.accuracy(run.chosen(), measure)
                    .ifPresent(v -> dots.add(new StripChart.Dot(
                            v,
                            method.name() + ", seed " + run.seed() + ": "
                                    + measure.withUnit(measure.digits().number(v)))));
        }
        return dots;
    }
}
