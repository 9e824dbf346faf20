package assay.reports;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.reports.Study.Method;
import assay.reports.document.Block.Figure;
import assay.reports.figure.Curve;
import assay.reports.figure.Curve.Point;
import assay.reports.figure.CurvePanel;
import assay.reports.figure.CurvePanel.Reference;
import assay.reports.figure.StripChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** The charts: every seed against the whole table, and the true accuracy over the epochs. */
final class Charts {
    private final Study study;

    Charts(Study study) {
        this.study = study;
    }

    /** One strip chart per data set, of test accuracy. */
    List<Figure> strips() {
        List<Figure> figures = new ArrayList<>();
        for (Measure measure : study.tests()) {
            study.landscape(measure)
                    .ifPresent(l -> figures.add(new Figure(
                            "seeds-" + slug(measure.key()) + ".svg",
                            strip(measure, l).draw(),
                            List.of())));
        }
        return figures;
    }

    private StripChart strip(Measure measure, Landscape landscape) {
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

    /** One panel per method that has epochs, for one measure; the panels share their axes. */
    List<Figure> curves(Measure measure) {
        List<Method> trained = study.methods().stream()
                .filter(m -> m.runs().stream()
                        .anyMatch(r -> !seed(r, measure).points().isEmpty()))
                .toList();
        if (trained.isEmpty()) {
            return List.of();
        }
        List<Reference> references = references(measure);
        CurvePanel.Frame frame = frame(trained, measure, references);
        return trained.stream()
                .map(m -> new Figure(
                        "epochs-" + slug(measure.key()) + "-" + (m.index() + 1) + "-" + slug(m.name()) + ".svg",
                        panel(m, trained, measure, references).draw(frame),
                        List.of()))
                .toList();
    }

    private CurvePanel panel(Method method, List<Method> all, Measure measure, List<Reference> references) {
        return new CurvePanel(
                method.name(),
                method.index(),
                "epochs of the search",
                measure.label() + " accuracy, %",
                method.runs().stream().map(r -> seed(r, measure)).toList(),
                mean(method, measure),
                all.stream()
                        .filter(m -> !m.equals(method))
                        .map(m -> mean(m, measure))
                        .toList(),
                references);
    }

    private Curve seed(RunRecord run, Measure measure) {
        List<Point> points = new ArrayList<>();
        for (EpochRecord e : run.epochs()) {
            OptionalDouble v = study.accuracy(e.incumbent(), measure);
            v.ifPresent(y -> points.add(new Point(e.epoch(), y)));
        }
        return new Curve(run.method() + ", seed " + run.seed(), points);
    }

    /** Over the epochs that every run with epochs has; a mean over changing seeds would jump for no reason. */
    private Curve mean(Method method, Measure measure) {
        List<Curve> seeds = method.runs().stream()
                .filter(r -> !r.epochs().isEmpty())
                .map(r -> seed(r, measure))
                .toList();
        Map<Integer, List<Double>> byEpoch = new TreeMap<>();
        seeds.forEach(c -> c.points().forEach(p -> byEpoch.computeIfAbsent(p.x(), k -> new ArrayList<>())
                .add(p.y())));
        List<Point> points = new ArrayList<>();
        byEpoch.forEach((epoch, values) -> {
            if (values.size() == seeds.size()) {
                points.add(new Point(
                        epoch, values.stream().mapToDouble(v -> v).average().orElseThrow()));
            }
        });
        return new Curve(method.name() + ", mean of " + Format.plural(seeds.size(), "seed"), points);
    }

    private List<Reference> references(Measure measure) {
        return study.landscape(measure)
                .map(l -> List.of(
                        new Reference("best", l.optimum(), "best"), new Reference("average", l.mean(), "expect")))
                .orElse(List.of());
    }

    private CurvePanel.Frame frame(List<Method> methods, Measure measure, List<Reference> references) {
        List<Point> points = methods.stream()
                .flatMap(m -> m.runs().stream())
                .flatMap(r -> seed(r, measure).points().stream())
                .toList();
        double[] ys = DoubleStream.concat(
                        points.stream().mapToDouble(Point::y),
                        references.stream().mapToDouble(Reference::y))
                .toArray();
        return new CurvePanel.Frame(
                points.stream().mapToInt(Point::x).min().orElseThrow(),
                points.stream().mapToInt(Point::x).max().orElseThrow(),
                Arrays.stream(ys).min().orElseThrow(),
                Arrays.stream(ys).max().orElseThrow());
    }

    /** A name that is safe in a file name. */
    static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "x" : slug.substring(0, Math.min(40, slug.length()));
    }
}
