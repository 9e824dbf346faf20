package assay.internal.reports.section;

import assay.internal.reports.curve.Bundle;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Band;
import assay.internal.reports.figure.LineChart.Reference;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.section.DrawnCells.Drawn;
import assay.internal.reports.section.DrawnCells.Spread;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accuracies of cells drawn from the learnt distributions: mean and range over epochs (DrNAS on exploration). */
final class DrawnSection implements Section {
    private static final String NOTE =
            "Cells drawn from the distribution that a search had after each epoch, decisions "
                    + "independently; the draws are the report's own. Line: their mean accuracy. Band: the middle 80 % of them, and "
                    + "in the chart of the full range the worst to the best (DrNAS, on exploration). All are means over seeds. A narrow band below the best cell is a search "
                    + "that no longer explores.";

    private final Study study;
    private final Map<Method, List<OfRun>> drawn = new LinkedHashMap<>();

    private record OfRun(long seed, List<Drawn> epochs) {}

    DrawnSection(Study study) {
        this.study = study;
        DrawnCells cells = new DrawnCells(study);
        for (Method m : study.methods()) {
            List<OfRun> runs = m.runs().stream()
                    .map(r -> new OfRun(r.seed(), cells.of(r)))
                    .filter(r -> !r.epochs().isEmpty())
                    .toList();
            if (!runs.isEmpty()) {
                drawn.put(m, runs);
            }
        }
    }

    @Override
    public void write(Page page) {
        List<Figure> figures = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Measure measure : study.measures()) {
            study.landscape(measure).ifPresent(l -> figures.addAll(charts(measure, l, page, rows)));
        }
        if (figures.isEmpty()) {
            return;
        }
        page.section(
                "Cells drawn from the distributions",
                new Gallery(figures),
                new Grid(
                        "After the last epoch, mean over seeds.",
                        Grids.columns(
                                List.of("method", "measure"),
                                "worst drawn, %",
                                "mean drawn, %",
                                "best drawn, %",
                                "average cell, %"),
                        rows),
                Page.note(NOTE),
                page.origins().diagnostics(List.copyOf(drawn.keySet())));
    }

    private List<Figure> charts(Measure measure, TableValues landscape, Page page, List<Row> rows) {
        String name = "search-drawn-" + measure.split().key() + "-" + Slug.of(measure.key());
        Sheet sheet = new Sheet(
                name,
                "accuracy of cells drawn from the distribution after an epoch; low and high: 0.1 and 0.9 quantile",
                Sheet.text("method"),
                Sheet.whole("seed"),
                Sheet.whole("epoch"),
                Sheet.whole("cells"),
                Sheet.number("lowest_percent"),
                Sheet.number("low_percent"),
                Sheet.number("mean_percent"),
                Sheet.number("high_percent"),
                Sheet.number("highest_percent"));
        List<Series> series = new ArrayList<>();
        List<Series> ranges = new ArrayList<>();
        drawn.forEach((method, runs) -> {
            Map<Integer, List<Spread>> byEpoch = new LinkedHashMap<>();
            for (OfRun run : runs) {
                for (Drawn d : run.epochs()) {
                    d.spread(landscape).ifPresent(s -> {
                        byEpoch.computeIfAbsent(d.epoch(), k -> new ArrayList<>())
                                .add(s);
                        sheet.row(
                                method.name(),
                                run.seed(),
                                d.epoch(),
                                s.measured(),
                                s.lowest(),
                                s.low(),
                                s.mean(),
                                s.high(),
                                s.highest());
                    });
                }
            }
            byEpoch.values().removeIf(s -> s.size() < runs.size());
            if (!byEpoch.isEmpty()) {
                series.add(
                        series(method, byEpoch, runs.size(), "middle 80 % of drawn cells", Spread::low, Spread::high));
                ranges.add(series(
                        method, byEpoch, runs.size(), "worst to best drawn cell", Spread::lowest, Spread::highest));
                List<Spread> last = List.copyOf(byEpoch.values()).get(byEpoch.size() - 1);
                rows.add(Grids.row(
                        method.name(),
                        measure.label(),
                        measure.digits().number(mean(last, Spread::lowest)),
                        measure.digits().number(mean(last, Spread::mean)),
                        measure.digits().number(mean(last, Spread::highest)),
                        measure.digits().number(landscape.mean())));
            }
        });
        if (series.isEmpty()) {
            return List.of();
        }
        page.curve(sheet);
        return List.of(
                figure(name, name, ": drawn cells", series, measure, landscape),
                figure(name + "-range", name, ": drawn cells, full range", ranges, measure, landscape));
    }

    private static Figure figure(
            String name, String data, String title, List<Series> series, Measure measure, TableValues landscape) {
        LineChart chart = new LineChart(
                measure.label() + title,
                Bundle.Clock.EPOCHS.axis(),
                Axis.linear(measure.label() + ' ' + measure.valueAxis()),
                false,
                series,
                List.of(
                        new Reference("best", landscape.optimum(), true),
                        new Reference("average", landscape.mean(), false)));
        return new Figure(name + ".svg", chart.draw(), List.of()).withData("curves/" + data + ".csv");
    }

    private static Series series(
            Method method, Map<Integer, List<Spread>> byEpoch, int seeds, String band, Part from, Part to) {
        double[] x = byEpoch.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
        List<List<Spread>> spreads = List.copyOf(byEpoch.values());
        String of = ", mean of " + Format.plural(seeds, "seed");
        return new Series(
                method.name(),
                method.colour(),
                List.of(),
                new Line(method.name() + ", drawn cells" + of, x, each(spreads, Spread::mean)),
                Optional.of(new Band(method.name() + ", " + band + of, x, each(spreads, from), each(spreads, to))));
    }

    private interface Part {
        double of(Spread spread);
    }

    private static double[] each(List<List<Spread>> spreads, Part part) {
        return spreads.stream().mapToDouble(s -> mean(s, part)).toArray();
    }

    private static double mean(List<Spread> spreads, Part part) {
        return spreads.stream().mapToDouble(part::of).average().orElseThrow();
    }
}
