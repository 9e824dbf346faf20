package assay.internal.reports.progress;

import assay.core.run.EpochRecord;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Block.Paragraph;
import assay.internal.reports.document.Block.Tile;
import assay.internal.reports.document.Block.Tiles;
import assay.internal.reports.document.Document;
import assay.internal.reports.document.Html;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Grids;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The progress of a run: a page that opens from disk and loads itself again until the run is over.
 *
 * @param name of the experiment
 * @param share of the work that is done, 0 to 1
 * @param done jobs
 * @param jobs all of them
 * @param elapsed time since the start, in words
 * @param left time until the end, in words
 * @param seen the jobs that have begun, in their order
 * @param earlier the jobs of earlier stages: the searches, while the found architectures are trained
 * @param over how it ended; empty while it continues
 */
public record ProgressPage(
        String name,
        double share,
        int done,
        int jobs,
        String elapsed,
        String left,
        List<WatchedJob> seen,
        List<WatchedJob> earlier,
        Optional<String> over) {
    /** Name of the file. */
    public static final String FILE = "progress.html";

    /** Seconds between two looks at the file. */
    private static final int EVERY = 2;

    public ProgressPage {
        seen = List.copyOf(seen);
        earlier = List.copyOf(earlier);
    }

    /** The whole file. */
    public String html() {
        List<Block> blocks = new ArrayList<>();
        String percent = Format.count((long) (100 * share)) + " %"; // 100 only when nothing is left
        blocks.add(new Heading("Progress"));
        blocks.add(new Block.Verdict(
                over.orElse(percent + " done, " + Format.of(done, jobs) + " jobs; " + left + " left."),
                over.isPresent()));
        blocks.add(new Tiles(List.of(
                new Tile("Done", percent, "of all epochs"),
                new Tile(
                        "Jobs",
                        Format.of(done, jobs),
                        "a job is a search with one seed, a choice that needs no search, or a training"),
                new Tile("Time", elapsed, over.isPresent() ? "in all" : left + " left, by the speed so far"))));
        List<Figure> figures = new ArrayList<>();
        chart("training loss", EpochRecord::trainLoss).ifPresent(figures::add);
        chart("validation loss", EpochRecord::validLoss).ifPresent(figures::add);
        if (!figures.isEmpty() || over.isEmpty()) {
            blocks.add(new Heading("Losses of the searches"));
        }
        if (figures.isEmpty() && over.isEmpty()) {
            blocks.add(new Paragraph("No search has ended an epoch yet.", true));
        }
        if (!figures.isEmpty()) {
            blocks.add(new Gallery(figures));
            blocks.add(new Paragraph("One line for each seed; thick: the seed that is farthest.", true));
        }
        blocks.add(new Heading("Jobs"));
        blocks.add(table());
        Document page = new Document(name, "Assay run", blocks);
        return over.isPresent() ? Html.write(page) : Html.write(page, EVERY);
    }

    private Block table() {
        int waiting = jobs - seen.size();
        return new Grid(
                waiting > 0 ? Format.plural(waiting, "job") + " not begun, or done by an earlier start." : "",
                Grids.columns(List.of("job", "state"), "epochs done"),
                all().map(j -> Grids.row(
                                j.id(),
                                j.state(),
                                j.epochs().isEmpty()
                                        ? Format.NOTHING
                                        : Integer.toString(j.epochs()
                                                .get(j.epochs().size() - 1)
                                                .epoch())))
                        .toList());
    }

    private Stream<WatchedJob> all() {
        return Stream.concat(seen.stream(), earlier.stream());
    }

    private Optional<Figure> chart(String what, Function<EpochRecord, OptionalDouble> loss) {
        Map<String, List<Line>> byMethod = new LinkedHashMap<>();
        for (WatchedJob job : all().toList()) {
            List<EpochRecord> told =
                    job.epochs().stream().filter(e -> loss.apply(e).isPresent()).toList();
            if (!told.isEmpty()) {
                byMethod.computeIfAbsent(job.method(), m -> new ArrayList<>())
                        .add(new Line(
                                job.id(),
                                told.stream().mapToDouble(EpochRecord::epoch).toArray(),
                                told.stream()
                                        .mapToDouble(e -> loss.apply(e).getAsDouble())
                                        .toArray()));
            }
        }
        List<String> methods = List.copyOf(byMethod.keySet());
        int[] colours = Study.colours(methods);
        List<Series> series = new ArrayList<>();
        for (int m = 0; m < methods.size(); m++) {
            List<Line> seeds = byMethod.get(methods.get(m));
            series.add(new Series(methods.get(m), colours[m], seeds, longest(seeds), Optional.empty()));
        }
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "",
                        new LineChart(
                                        what,
                                        Axis.whole("epochs of the search"),
                                        Axis.linear("nats"),
                                        false,
                                        series,
                                        List.of())
                                .draw(),
                        List.of()));
    }

    /** Seeds are at different epochs, so that a mean would jump: the thick line is the one that is farthest. */
    private static Line longest(List<Line> seeds) {
        return seeds.stream()
                .reduce((a, b) -> b.x()[b.x().length - 1] > a.x()[a.x().length - 1] ? b : a)
                .orElseThrow();
    }
}
