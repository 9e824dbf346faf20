package assay.internal.reports.section;

import assay.core.run.RunRecord;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.figure.StripChart;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.List;

/** Every seed against the whole table. */
final class StripSection implements Section {
    private static final String STRIPS =
            "One dot per seed (beyond 20 a box stands for them); the upright bar is the mean of the method. Grey: how many of "
                    + "the table's cells have that accuracy. Dashed: the best cell. Dotted: ";

    private final Study study;

    StripSection(Study study) {
        this.study = study;
    }

    @Override
    public void write(Page page) {
        page.section(
                "Every seed against the whole table",
                new Gallery(strips()),
                Page.note(STRIPS + average()),
                page.origins().chosen("results.csv"));
    }

    private String average() {
        return study.population().isWholeTable()
                ? "the average of all cells, which is what a uniformly random cell has."
                : "the average of the space's measured cells.";
    }

    /** One strip chart per data set, of test accuracy. */
    private List<Figure> strips() {
        List<Figure> figures = new ArrayList<>();
        for (Measure measure : study.tests()) {
            study.landscape(measure)
                    .ifPresent(l -> figures.add(new Figure(
                                    "seeds-" + Slug.of(measure.key()) + ".svg",
                                    strip(measure, l).draw(),
                                    List.of())
                            .withData("results.csv")));
        }
        return figures;
    }

    private StripChart strip(Measure measure, TableValues landscape) {
        List<StripChart.Row> rows = study.methods().stream()
                .map(m -> new StripChart.Row(m.name(), m.colour(), dots(m, measure)))
                .toList();
        return new StripChart(measure.label(), "true accuracy, %", landscape.values(), landscape.mean(), rows);
    }

    private List<StripChart.Dot> dots(Method method, Measure measure) {
        List<StripChart.Dot> dots = new ArrayList<>();
        for (RunRecord run : method.runs()) {
            study.accuracy(run.chosen(), measure)
                    .ifPresent(v -> dots.add(new StripChart.Dot(
                            v, method.name() + ", seed " + run.seed() + ": " + Format.number(v) + " %")));
        }
        return dots;
    }
}
