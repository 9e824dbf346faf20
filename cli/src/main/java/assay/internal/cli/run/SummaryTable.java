package assay.internal.cli.run;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.truth.Answer;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import assay.internal.cli.Json;
import assay.internal.core.number.Decimals;
import assay.internal.core.stats.Summary;
import assay.internal.core.text.Wrapped;
import assay.internal.reports.study.Study;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The answer of {@code assay run} on standard output: for each method and data set the mean and standard deviation over seeds
 * of the chosen cells' test accuracy, percent.
 */
public final class SummaryTable {
    /** Columns for the number of seeds. */
    private static final int SEEDS = 7;
    /** Columns for the time of a search, behind the others. */
    private static final int LAST = 9;
    /** Columns for a data set, where there is room, and where there is none: {@code 94.37 +- 10.42}. */
    private static final int WIDE = 18;

    private static final int NARROW = 16;

    private final Experiment experiment;
    private final Truth truth;

    public SummaryTable(Experiment experiment, Truth truth) {
        this.experiment = experiment;
        this.truth = truth;
    }

    /** The table for people, with the decimals of the metric; the report and {@code --json} have all digits. */
    public void print(PrintWriter out, Path report) {
        print(out, none -> {}, report);
    }

    /** @param beside printed below the methods */
    public void print(PrintWriter out, Consumer<PrintWriter> beside, Path report) {
        List<String> failed = failed();
        if (!failed.isEmpty()) {
            out.println(
                    failed.size() + " of " + (failed.size() + experiment.runs().size()) + " runs are missing: "
                            + String.join("; ", failed) + ". What follows is of the others.");
        }
        out.printf(
                Locale.ROOT,
                "%s %s: mean and standard deviation over seeds%n(%d epochs, %s)%n",
                split().substring(0, 1).toUpperCase(Locale.ROOT) + split().substring(1),
                metric().equals(Metric.ACCURACY)
                        ? "accuracy of the chosen cells, percent"
                        : metric().key() + " of the chosen cells, " + (metric().highIsGood() ? "higher" : "lower")
                                + " is better",
                experiment.schedule(),
                experiment.trainings().isEmpty() ? "mean of the table's trials" : "mean of the trainings here");
        int width =
                methods().keySet().stream().mapToInt(m -> m.length() + 2).max().orElse(0);
        int name = Math.max(20, width);
        int column = column(name);
        out.print(pad("method", name) + pad("seeds", SEEDS));
        experiment.truthDatasets().forEach(d -> out.print(pad(d, column)));
        out.println("search, s");
        methods().forEach((method, runs) -> {
            out.print(pad(method, name) + pad(seeds(method, runs.size()), SEEDS));
            for (String dataset : experiment.truthDatasets()) {
                double[] values = accuracies(runs, dataset);
                out.print(pad(values.length == runs.size() ? text(Summary.of(values)) : "not measured", column));
            }
            OptionalDouble seconds = seconds(runs);
            out.println(seconds.isPresent() ? Decimals.text(seconds.getAsDouble(), 1) : "not told");
        });
        beside.accept(out);
        out.println("Report: " + report.resolve("report.html"));
    }

    /** The width of the column of a data set: narrower where the table would be wider than a terminal. */
    private int column(int name) {
        int sets = Math.max(1, experiment.truthDatasets().size());
        int room = (Wrapped.WIDTH - name - SEEDS - LAST) / sets;
        return Math.min(WIDE, Math.max(NARROW, room));
    }

    /** The runs without an answer: {@code drnas, seed 1}. */
    private List<String> failed() {
        return experiment.provenance().keySet().stream()
                .filter(k -> k.startsWith(Experiment.FAILED))
                .map(k -> k.substring(Experiment.FAILED.length()))
                .toList();
    }

    /** {@code 4}; or {@code 2 of 4} if some are missing. */
    private String seeds(String method, int there) {
        long missing =
                failed().stream().filter(r -> r.startsWith(method + ", seed ")).count();
        return missing == 0 ? Integer.toString(there) : there + " of " + (there + missing);
    }

    /** One object of kind {@code run}, with what chance finds in the table. */
    ObjectNode json(Study study, Path report) {
        ObjectNode answer = json("run", report);
        new RivalTable(study).json(answer);
        return answer;
    }

    /** One object of this kind. */
    public ObjectNode json(String kind, Path report) {
        ObjectNode answer = Json.answer(kind).put("name", experiment.name()).put("report", report.toString());
        answer.put("schedule_epochs", experiment.schedule()).put("trials", "mean");
        failed().forEach(answer.putArray("missing")::add);
        ArrayNode methods = answer.putArray("methods");
        methods().forEach((method, runs) -> {
            ObjectNode m = methods.addObject().put("method", method).put("runs", runs.size());
            seconds(runs).ifPresent(s -> m.put("search_s", s));
            ObjectNode tests = m.putObject(
                    split() + "_" + (metric().equals(Metric.ACCURACY) ? "accuracy_percent" : metric().key()));
            for (String dataset : experiment.truthDatasets()) {
                double[] values = accuracies(runs, dataset);
                ObjectNode of = tests.putObject(dataset).put("measured", values.length);
                if (values.length > 0) {
                    Summary s = Summary.of(values);
                    of.put("mean", s.mean());
                    s.standardDeviation().ifPresent(v -> of.put("standard_deviation", v));
                }
            }
            ArrayNode chosen = m.putArray("chosen");
            runs.forEach(r -> chosen.addObject()
                    .put("seed", r.seed())
                    .put("arch", r.chosen().text()));
        });
        return answer;
    }

    private Map<String, List<RunRecord>> methods() {
        Map<String, List<RunRecord>> by = new LinkedHashMap<>();
        for (RunRecord r : experiment.runs()) {
            by.computeIfAbsent(r.method(), m -> new ArrayList<>()).add(r);
        }
        return by;
    }

    /** The split on which the chosen cells are judged: usually {@code test}. */
    private String split() {
        return experiment.benchmark().reportSplit().key();
    }

    private Metric metric() {
        return experiment.population().metric();
    }

    private double[] accuracies(List<RunRecord> runs, String dataset) {
        return runs.stream()
                .map(r -> truth.ask(new Query(
                        r.chosen(),
                        experiment.benchmark().dataset(dataset),
                        experiment.benchmark().reportSplit(),
                        metric(),
                        experiment.schedule(),
                        new Trials.Mean(),
                        OptionalInt.empty())))
                .filter(Answer.Measured.class::isInstance)
                .mapToDouble(a -> ((Answer.Measured) a).value())
                .toArray();
    }

    /** Mean wall-clock of a method's searches, with selection. */
    private static OptionalDouble seconds(List<RunRecord> runs) {
        return runs.stream().flatMapToDouble(r -> r.wallSeconds().stream()).average();
    }

    private String text(Summary s) {
        return Decimals.text(s.mean(), metric().decimals())
                + s.standardDeviation().stream()
                        .mapToObj(v -> " +- " + Decimals.text(v, metric().decimals()))
                        .findFirst()
                        .orElse("");
    }

    private static String pad(String s, int width) {
        return s + " ".repeat(Math.max(2, width - s.length()));
    }
}
