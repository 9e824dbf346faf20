package assay.internal.reports.behaviour;

import assay.core.run.RunRecord;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Settings;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Accuracy over a setting (DATA, Figures 8b and 8c): if three or more methods with one name ({@code data@...}) differ only in
 * one number, they are the points of a line. Lines that differ in something else are in one chart.
 */
final class SettingSweep {
    private static final int FEWEST = 3;

    private static final String NOTE =
            "Methods of one name that differ in one number alone: a point each, the mean over seeds; thin "
                    + "lines are seeds.";

    private final Study study;
    private final Map<Method, Map<String, String>> settings = new LinkedHashMap<>();

    SettingSweep(Study study) {
        this.study = study;
        Map<String, String> all = Settings.of(study.experiment().configuration());
        for (Method m : study.methods()) {
            String of = all.getOrDefault("methods." + m.name(), "");
            if (of.startsWith("{") && of.endsWith("}")) {
                settings.put(m, parsed(of.substring(1, of.length() - 1)));
            }
        }
    }

    private static Map<String, String> parsed(String flow) {
        Map<String, String> all = new TreeMap<>();
        for (String entry : flow.split(", ")) {
            int colon = entry.indexOf(": ");
            if (colon > 0) {
                all.put(entry.substring(0, colon), entry.substring(colon + 2));
            }
        }
        return all;
    }

    void write(Page page) {
        List<Figure> figures = new ArrayList<>();
        Set<String> names =
                settings.keySet().stream().map(SettingSweep::base).collect(Collectors.toCollection(LinkedHashSet::new));
        for (String name : names) {
            Set<String> keys = new TreeSet<>();
            settings.forEach((m, of) -> keys.addAll(base(m).equals(name) ? of.keySet() : Set.of()));
            for (String key : keys) {
                Map<Map<String, String>, Map<Double, Method>> curves = curves(name, key);
                study.tests().forEach(measure -> figure(name, key, curves, measure, page)
                        .ifPresent(figures::add));
            }
        }
        if (!figures.isEmpty()) {
            page.section(
                    "Over a setting",
                    new Gallery(figures),
                    Page.note(NOTE),
                    page.origins().chosen("results.csv"));
        }
    }

    private static String base(Method m) {
        return m.name().replaceFirst("@.*", "");
    }

    /** The methods grouped by all other settings, then by the value; only groups with several values. */
    private Map<Map<String, String>, Map<Double, Method>> curves(String name, String key) {
        Map<Map<String, String>, Map<Double, Method>> all = new LinkedHashMap<>();
        settings.forEach((m, of) -> {
            if (base(m).equals(name)) {
                Map<String, String> others = new TreeMap<>(of);
                number(others.remove(key)).ifPresent(v -> all.computeIfAbsent(others, o -> new TreeMap<>())
                        .put(v, m));
            }
        });
        all.values().removeIf(points -> points.size() < FEWEST);
        return all;
    }

    private static Optional<Double> number(String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(Double.valueOf(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Figure> figure(
            String name, String key, Map<Map<String, String>, Map<Double, Method>> curves, Measure measure, Page page) {
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        String file = "sweep-" + Slug.of(name) + "-" + Slug.of(key) + "-" + Slug.of(measure.key());
        Sheet sheet = new Sheet(
                file,
                measure.label() + " accuracy over " + key,
                Sheet.text("method"),
                Sheet.number(key),
                Sheet.whole("seed"),
                Sheet.number("accuracy_percent"));
        List<Series> series = new ArrayList<>();
        curves.forEach((others, points) -> series.add(series(label(name, others, curves.keySet()), points, measure)));
        curves.values()
                .forEach(points -> points.forEach((value, m) -> m.runs()
                        .forEach(run -> sheet.row(
                                m.name(),
                                value,
                                run.seed(),
                                study.accuracy(run.chosen(), measure).orElse(Double.NaN)))));
        page.curve(sheet);
        Set<Double> values = curves.values().stream()
                .flatMap(p -> p.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        double least = values.stream().filter(v -> v > 0).findFirst().orElse(1.0);
        double most = values.stream().reduce((a, b) -> b).orElseThrow();
        LineChart chart = new LineChart(
                name + ": " + measure.label() + " over " + key,
                most > 30 * least ? Axis.log(key) : Axis.linear(key),
                Axis.linear(measure.label() + ' ' + measure.valueAxis()),
                false,
                series,
                List.of());
        return Optional.of(new Figure(file + ".svg", chart.draw(), List.of()).withData("curves/" + file + ".csv"));
    }

    /** The settings in which the lines differ; the method's name if there is one line. */
    private static String label(String name, Map<String, String> of, Set<Map<String, String>> all) {
        String differing = of.entrySet().stream()
                .filter(e -> all.stream().anyMatch(o -> !e.getValue().equals(o.get(e.getKey()))))
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", "));
        return differing.isEmpty() ? name : differing;
    }

    private Series series(String label, Map<Double, Method> points, Measure measure) {
        double[] x = points.keySet().stream().mapToDouble(v -> v).toArray();
        Map<Long, double[]> bySeed = new TreeMap<>();
        double[] mean = new double[x.length];
        int i = 0;
        for (Method m : points.values()) {
            for (RunRecord run : m.runs()) {
                double[] line = bySeed.computeIfAbsent(run.seed(), s -> {
                    double[] none = new double[x.length];
                    Arrays.fill(none, Double.NaN);
                    return none;
                });
                line[i] = study.accuracy(run.chosen(), measure).orElse(Double.NaN);
            }
            int at = i;
            mean[i++] = bySeed.values().stream()
                    .mapToDouble(l -> l[at])
                    .filter(v -> !Double.isNaN(v))
                    .average()
                    .orElse(Double.NaN);
        }
        List<Line> seeds = new ArrayList<>();
        bySeed.forEach((seed, y) -> seeds.add(new Line(label + ", seed " + seed, x, y)));
        int colour = points.values().iterator().next().colour();
        return new Series(label, colour, seeds, new Line(label + ", mean over seeds", x, mean), Optional.empty());
    }
}
