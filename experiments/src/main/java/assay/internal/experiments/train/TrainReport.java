package assay.internal.experiments.train;

import assay.internal.core.io.WholeFile;
import assay.internal.core.number.Decimals;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Document;
import assay.internal.reports.document.Html;
import assay.internal.reports.document.Markdown;
import assay.internal.reports.drawing.Drawings;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.supernet.train.EpochResult;
import assay.internal.supernet.train.EpochResult.Quality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The page about a training: result, progress over epochs, cells, and how it was made. */
public final class TrainReport {
    private static final String FIGURES = "figures";

    private final NetworkPlan plan;
    private final List<EpochResult> epochs;
    private final Map<String, String> facts;

    public TrainReport(NetworkPlan plan, List<EpochResult> epochs, Map<String, String> facts) {
        this.plan = plan;
        this.epochs = epochs;
        this.facts = facts;
    }

    /** Writes {@code report.html}, {@code report.md} and the figures of {@code report.md}. */
    public void write(Path folder) {
        Document document = document();
        for (Figure f : document.figures()) {
            WholeFile.write(folder.resolve(FIGURES).resolve(f.file()), f.svg().standalone());
        }
        WholeFile.write(folder.resolve("report.md"), Markdown.write(document, FIGURES));
        WholeFile.write(folder.resolve("report.html"), Html.write(document));
    }

    private Document document() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("Result"));
        blocks.add(result());
        blocks.add(new Block.Heading("Course"));
        blocks.add(new Block.Gallery(List.of(
                chart("loss", "cross entropy", Quality::loss),
                chart("top-1 error", "top-1 error, %", q -> 100 - q.top1()),
                rate())));
        blocks.add(new Block.Heading("Cells"));
        List<Figure> cells = new ArrayList<>();
        Drawings.of(plan.arch())
                .forEach((name, svg) -> cells.add(new Figure(name + ".svg", svg, List.of(name + " cell"))));
        blocks.add(new Block.Gallery(cells));
        blocks.add(new Block.Code(plan.arch().text()));
        blocks.add(new Block.Heading("How it was made"));
        blocks.add(new Block.Bullets(facts.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList()));
        EpochResult last = epochs.get(epochs.size() - 1);
        return new Document(
                "Training of " + facts.getOrDefault("architecture", "a network"),
                last.epoch() + " epochs; " + facts.getOrDefault("images", ""),
                blocks);
    }

    private Block result() {
        EpochResult last = epochs.get(epochs.size() - 1);
        Quality q = last.test().orElse(last.train());
        List<Column> columns = new ArrayList<>();
        for (String label : List.of(
                "top-1 error, %",
                "top-5 error, %",
                "loss",
                "parameters",
                "with auxiliary",
                "multiply-adds, M",
                "hours",
                "images a second")) {
            columns.add(new Column("", label, true));
        }
        List<Cell> cells = new ArrayList<>();
        for (String text : List.of(
                Decimals.text(100 - q.top1(), 2),
                Decimals.text(100 - q.top5(), 2),
                Decimals.text(q.loss(), 4),
                String.format(Locale.ROOT, "%,d", plan.params()),
                String.format(Locale.ROOT, "%,d", plan.params() + plan.auxiliaryParams()),
                Decimals.text(plan.multiplyAdds() / 1e6, 2),
                Decimals.text(last.seconds() / 3600, 2),
                Decimals.text(last.imagesPerSecond(), 1))) {
            cells.add(Cell.of(text));
        }
        String of = last.test().isPresent() ? "test images" : "training images";
        return new Block.Grid("After the last epoch, on " + q.images() + " " + of, columns, List.of(Row.of(cells)));
    }

    private Figure chart(String name, String axis, ToDoubleFunction<Quality> what) {
        List<EpochResult> tested =
                epochs.stream().filter(e -> e.test().isPresent()).toList();
        List<LineChart.Series> series = new ArrayList<>();
        series.add(series("training (augmented)", 0, line(epochs, e -> what.applyAsDouble(e.train()))));
        if (!tested.isEmpty()) {
            series.add(series(
                    "test", 1, line(tested, e -> what.applyAsDouble(e.test().orElseThrow()))));
        }
        LineChart chart = new LineChart(name, Axis.whole("epoch"), Axis.linear(axis), false, series, List.of());
        return new Figure(name.replaceAll("[^a-z0-9]+", "-") + ".svg", chart.draw(), List.of(name))
                .withData(TrainFolder.HISTORY);
    }

    private Figure rate() {
        LineChart chart = new LineChart(
                "learning rate",
                Axis.whole("epoch"),
                Axis.linear("rate"),
                true,
                List.of(series("rate", 0, line(epochs, EpochResult::rate))),
                List.of());
        return new Figure("rate.svg", chart.draw(), List.of("learning rate")).withData(TrainFolder.HISTORY);
    }

    private static LineChart.Series series(String name, int colour, Line line) {
        return new LineChart.Series(name, colour, List.of(), line, Optional.empty());
    }

    private static Line line(List<EpochResult> epochs, ToDoubleFunction<EpochResult> y) {
        return new Line(
                "",
                epochs.stream().mapToDouble(EpochResult::epoch).toArray(),
                epochs.stream().mapToDouble(y).toArray());
    }
}
