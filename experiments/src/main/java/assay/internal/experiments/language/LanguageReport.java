package assay.internal.experiments.language;

import assay.internal.core.io.WholeFile;
import assay.internal.core.number.Decimals;
import assay.internal.experiments.train.TrainFolder;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageQuality;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The page about a training of a language model: result, progress over epochs, cell, and how it was made.
 *
 * @param best the epoch whose weights were kept
 * @param test of these weights
 * @param facts how it was made
 */
public record LanguageReport(
        LanguageJob job,
        List<LanguageEpoch> epochs,
        LanguageEpoch best,
        LanguageQuality test,
        Map<String, String> facts) {
    private static final String FIGURES = "figures";

    /** Writes {@code report.html}, {@code report.md} and the figures of the latter. */
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
        blocks.add(new Block.Gallery(List.of(perplexity())));
        blocks.add(new Block.Heading("Cell"));
        blocks.add(new Block.Gallery(Drawings.of(job.arch()).entrySet().stream()
                .map(e -> new Figure(e.getKey() + ".svg", e.getValue(), List.of("recurrent cell")))
                .toList()));
        blocks.add(new Block.Code(job.arch().text()));
        blocks.add(new Block.Heading("How it was made"));
        blocks.add(new Block.Bullets(facts.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList()));
        return new Document(
                "Training of " + facts.getOrDefault("architecture", "a language model"),
                epochs.size() + " epochs; " + job.corpus().words(),
                blocks);
    }

    private Block result() {
        LanguageEpoch last = epochs.get(epochs.size() - 1);
        List<Column> columns = Stream.of(
                        "test perplexity",
                        "as released",
                        "validation perplexity",
                        "as released",
                        "best epoch",
                        "parameters",
                        "multiply-adds a word, M",
                        "hours",
                        "words a second")
                .map(label -> new Column("", label, true))
                .toList();
        List<Cell> cells = Stream.of(
                        Decimals.text(test.perplexity(), 2),
                        Decimals.text(test.releasedPerplexity(), 2),
                        Decimals.text(best.valid().perplexity(), 2),
                        Decimals.text(best.valid().releasedPerplexity(), 2),
                        Integer.toString(best.epoch()),
                        String.format(Locale.ROOT, "%,d", job.cost().params()),
                        Decimals.text(job.cost().multiplyAdds() / 1e6, 2),
                        Decimals.text(last.seconds() / 3600, 2),
                        Decimals.text(last.wordsPerSecond(), 0))
                .map(Cell::of)
                .toList();
        return new Block.Grid(
                "Measured with the weights of the best epoch. As released: the published programs divide by one row too many.",
                columns,
                List.of(Row.of(cells)));
    }

    private Figure perplexity() {
        List<LineChart.Series> series = List.of(
                series("training (with dropout)", 0, e -> StrictMath.exp(e.trainLoss())),
                series("validation", 1, e -> e.valid().perplexity()));
        LineChart chart =
                new LineChart("perplexity", Axis.whole("epoch"), Axis.linear("perplexity"), false, series, List.of());
        return new Figure("perplexity.svg", chart.draw(), List.of("perplexity")).withData(TrainFolder.HISTORY);
    }

    private LineChart.Series series(String name, int colour, ToDoubleFunction<LanguageEpoch> y) {
        Line line = new Line(
                "",
                epochs.stream().mapToDouble(LanguageEpoch::epoch).toArray(),
                epochs.stream().mapToDouble(y).toArray());
        return new LineChart.Series(name, colour, List.of(), line, Optional.empty());
    }
}
