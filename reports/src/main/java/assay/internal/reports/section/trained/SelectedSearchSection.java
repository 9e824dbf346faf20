package assay.internal.reports.section.trained;

import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.trace.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The step between searching and training to the end: a short training chooses the best search of each method. */
final class SelectedSearchSection implements Section {
    private static final String NOTE =
            "A short training of each search's answer on a part of the training images, measured on another part of them. Of "
                    + "each method the best was trained to the end and measured on test images; the others were not, so that the "
                    + "test errors above are of one selected search a method (DARTS: of four, BaLeNAS: of five).";

    private final Study study;

    SelectedSearchSection(Study study) {
        this.study = study;
    }

    @Override
    public void write(Page page) {
        Map<Genotype, Training> brief =
                study.selectingTrainings().collect(Collectors.toMap(Training::arch, t -> t, (a, b) -> a));
        if (brief.isEmpty()) {
            return;
        }
        List<Genotype> ended = study.finalTrainings().map(Training::arch).toList();
        int epochs = brief.values().iterator().next().epochs();
        Sheet sheet = new Sheet(
                "selected-searches",
                "Every search's answer after a short training on a part of the training images",
                Sheet.text("method"),
                Sheet.whole("seed"),
                Sheet.whole("epochs"),
                Sheet.number("valid_error_percent"),
                Sheet.text("trained_to_the_end"),
                Sheet.text("arch"));
        List<Row> rows = new ArrayList<>();
        for (Method m : study.methods()) {
            for (RunRecord run : m.runs()) {
                Training t = brief.get(run.chosen());
                if (t != null) {
                    String kept = ended.contains(run.chosen()) ? "yes" : "no";
                    double error = 100 - t.top1Percent();
                    sheet.row(
                            m.name(),
                            run.seed(),
                            t.epochs(),
                            error,
                            kept,
                            run.chosen().text());
                    rows.add(Row.of(List.of(
                            Cell.of(m.name()).linkTo(Places.method(m.name())),
                            Cell.of(Long.toString(run.seed())),
                            Cell.of(Format.number(error)),
                            Cell.of(kept))));
                }
            }
        }
        page.table(sheet);
        page.section(
                "Selected among searches",
                new Grid(
                        "Validation error after " + Format.plural(epochs, "epoch") + ", percent.",
                        List.of(
                                new Column("", "method", false),
                                new Column("", "seed", true),
                                new Column("", "validation error, %", true),
                                new Column("", "trained to the end", false)),
                        rows),
                Page.definitions(NOTE),
                page.origins().chosen("tables/selected-searches.csv"));
    }
}
