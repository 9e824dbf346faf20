package assay.reports.section;

import assay.core.run.RunRecord;
import assay.reports.document.Block.Figure;
import assay.reports.figure.StripChart;
import assay.reports.number.Format;
import assay.reports.study.Measure;
import assay.reports.study.Study;
import assay.reports.study.Study.Method;
import assay.reports.study.TableValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every seed against the whole table. */
public final class Charts {
    private final Study study;

    public Charts(Study study) {
        this.study = study;
    }

    /** One strip chart per data set, of test accuracy. */
    public List<Figure> strips() {
        List<Figure> figures = new ArrayList<>();
        for (Measure measure : study.tests()) {
            study.landscape(measure)
                    .ifPresent(l -> figures.add(new Figure(
                                    "seeds-" + slug(measure.key()) + ".svg",
                                    strip(measure, l).draw(),
                                    List.of())
                            .withData("results.csv")));
        }
        return figures;
    }

    private StripChart strip(Measure measure, TableValues landscape) {
        List<StripChart.Row> rows = study.methods().stream()
                .map(m -> new StripChart.Row(m.name(), m.index(), dots(m, measure)))
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

    /** A name that is safe in a file name. */
    public static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "x" : slug.substring(0, Math.min(40, slug.length()));
    }
}
