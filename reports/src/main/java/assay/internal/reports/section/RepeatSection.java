package assay.internal.reports.section;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.internal.reports.curve.Bundle;
import assay.internal.reports.curve.Bundle.Clock;
import assay.internal.reports.curve.CurveSheets;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Band;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Lookups;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The regret of the discretised architecture after every epoch over all repeats of the table, validation and test, and the
 * one-shot model's own error: the figures of NAS-Bench-1Shot1 (Zela, Siems and Hutter, ICLR 2020) and Figure 1 of BaLeNAS
 * (Zhang et al., CVPR 2022).
 */
final class RepeatSection implements Section {
    private static final String NOTE =
            "The search's answer after each epoch, looked up in the table: regret in points of"
                    + " error below the best cell. Thick: the mean over the seeds and over the table's repeats of each; band: from the"
                    + " smallest to the largest of them. A mean stands only where the table holds the answers of all seeds; below is"
                    + " counted how many it holds. On the logarithmic axis what is not above zero stands at its lower end.";

    private final Study study;
    private final List<Method> methods;

    RepeatSection(Study study) {
        this.study = study;
        this.methods = study.methods().stream()
                .filter(m -> m.runs().stream().anyMatch(r -> !r.epochs().isEmpty()))
                .toList();
    }

    @Override
    public void write(Page page) {
        if (methods.isEmpty() || !study.population().hasRepeats()) {
            return;
        }
        List<List<Figure>> galleries = new ArrayList<>();
        for (Measure measure : study.measures()) {
            for (Clock steps : List.of(Clock.EPOCHS, Clock.TRAININGS)) {
                List<Figure> figures = figures(measure, steps, page);
                if (!figures.isEmpty()) {
                    galleries.add(figures);
                }
            }
        }
        if (galleries.isEmpty()) {
            return;
        }
        page.section("Regret over epochs, all repeats of the table");
        galleries.forEach(g -> page.add(new Gallery(g)));
        oneShotError(page).ifPresent(f -> page.add(new Gallery(List.of(f))));
        page.add(held(page), Page.definitions(NOTE), page.origins().incumbents("tables/held.csv"));
    }

    private List<Figure> figures(Measure measure, Clock clock, Page page) {
        Optional<TableValues> landscape = study.landscape(measure);
        if (landscape.isEmpty()) {
            return List.of();
        }
        double optimum = landscape.get().optimum();
        List<Bundle> bundles = methods.stream()
                .filter(clock::suits)
                .map(m -> Bundle.ofRepeats(m, clock, r -> regrets(r, measure, optimum)))
                .filter(b -> !b.seeds().isEmpty())
                .toList();
        if (bundles.isEmpty()) {
            return List.of();
        }
        String name =
                "repeats-" + Slug.of(measure.key()) + "-" + measure.split().key() + clock.suffix();
        page.curve(CurveSheets.of(
                name, measure.label() + " regret of every repeat", clock.column(), "regret_points", bundles));
        List<Series> series = bundles.stream().map(RepeatSection::series).toList();
        List<Figure> figures = new ArrayList<>();
        for (boolean log : new boolean[] {false, true}) {
            String label = measure.label() + " regret, points";
            LineChart chart = new LineChart(
                    measure.label() + ": regret of every repeat" + (log ? ", logarithmic" : ""),
                    clock.axis(),
                    log ? Axis.log(label) : Axis.linear(label),
                    true,
                    series,
                    List.of());
            figures.add(new Figure("epochs-" + name + (log ? "-log" : "") + ".svg", chart.draw(), List.of())
                    .withData("curves/" + name + ".csv"));
        }
        return figures;
    }

    /** One array for each repeat; NaN if the table has no value. */
    private List<double[]> regrets(RunRecord run, Measure measure, double optimum) {
        List<double[]> all = new ArrayList<>();
        for (int repeat = 0; repeat < Lookups.REPEATS; repeat++) {
            int of = repeat;
            all.add(run.epochs().stream()
                    .mapToDouble(e -> optimum - study.repeats(e.incumbent(), measure)[of])
                    .toArray());
        }
        return all;
    }

    private static Series series(Bundle b) {
        Line mean = new Line(
                b.method().name() + ", mean of " + Format.count(b.seeds().size()) + " seeds and repeats",
                b.x(),
                b.mean());
        Band band = new Band(
                b.method().name() + ", all " + Format.count(b.seeds().size()) + " seeds and repeats",
                b.x(),
                b.low(),
                b.high());
        return new Series(b.method().name(), b.method().colour(), List.of(), mean, Optional.of(band));
    }

    /** The error of the supernet itself: the right axis of the benchmark's figures. */
    private Optional<Figure> oneShotError(Page page) {
        List<Bundle> bundles = methods.stream()
                .map(m -> Bundle.of(m, Clock.EPOCHS, r -> r.epochs().stream()
                        .mapToDouble(e -> e.diagnostics().getOrDefault(EpochRecord.ONE_SHOT_ERROR, Double.NaN))
                        .toArray()))
                .filter(b -> !b.seeds().isEmpty())
                .toList();
        if (bundles.isEmpty()) {
            return Optional.empty();
        }
        String name = "oneshot-error";
        page.curve(CurveSheets.of(
                name, "validation error of the one-shot model", "epoch", EpochRecord.ONE_SHOT_ERROR, bundles));
        LineChart chart = new LineChart(
                "One-shot model: validation error",
                Clock.EPOCHS.axis(),
                Axis.log("validation error of the one-shot model, %"),
                false,
                bundles.stream().map(Bundle::series).toList(),
                List.of());
        return Optional.of(
                new Figure("epochs-" + name + ".svg", chart.draw(), List.of()).withData("curves/" + name + ".csv"));
    }

    private Grid held(Page page) {
        Sheet sheet = new Sheet(
                "held",
                "How many of the answers of all epochs the table holds",
                Sheet.text("method"),
                Sheet.text("dataset"),
                Sheet.text("split"),
                Sheet.whole("epochs"),
                Sheet.whole("epochs_in_table"),
                Sheet.whole("architectures"),
                Sheet.whole("architectures_in_table"));
        List<Row> rows = new ArrayList<>();
        for (Method m : methods) {
            for (Measure measure : study.measures()) {
                List<Genotype> answers = m.runs().stream()
                        .flatMap(r -> r.epochs().stream())
                        .map(EpochRecord::incumbent)
                        .toList();
                List<Genotype> distinct = answers.stream().distinct().toList();
                long inTable = answers.stream().filter(c -> has(c, measure)).count();
                long distinctInTable =
                        distinct.stream().filter(c -> has(c, measure)).count();
                sheet.row(
                        m.name(),
                        measure.dataset().key(),
                        measure.split().key(),
                        answers.size(),
                        inTable,
                        distinct.size(),
                        distinctInTable);
                rows.add(Grids.row(
                        m.name(),
                        measure.label(),
                        Format.count(answers.size()),
                        Format.count(inTable),
                        Format.count(distinct.size()),
                        Format.count(distinctInTable)));
            }
        }
        page.table(sheet);
        return new Grid(
                "Answers of all epochs and seeds, and how many of them the table at hand holds.",
                Grids.columns(List.of("method", "measure"), "epochs", "in the table", "architectures", "in the table"),
                rows);
    }

    private boolean has(Genotype cell, Measure measure) {
        return Arrays.stream(study.repeats(cell, measure)).noneMatch(Double::isNaN);
    }
}
