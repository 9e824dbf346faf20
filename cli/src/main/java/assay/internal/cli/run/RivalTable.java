package assay.internal.cli.run;

import assay.internal.core.number.Decimals;
import assay.internal.core.text.Wrapped;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Rivals;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The results of chance in the table that judged: one random cell, the best of as many random cells as each method evaluated,
 * and the best of all.
 */
public final class RivalTable {
    private final Study study;
    private final List<Rivals> rivals;

    /** For a judged log by the cells that the table has; for an experiment only if it has all cells of the space. */
    public RivalTable(Study study) {
        this.study = study;
        rivals = study.tests().stream()
                .filter(m -> study.experiment().isJudged() || study.chance(m).isPresent())
                .flatMap(m -> study.rivals(m).stream())
                .toList();
    }

    /** Prints nothing if nothing is known. */
    public void print(PrintWriter out) {
        if (rivals.isEmpty()) {
            return;
        }
        out.println("Beside them, exact from the table: mean and standard deviation of one draw or search");
        row(out, "random cell", r -> text(r, r.uniform().mean(1), r.uniform().standardDeviation(1)));
        methodsByEvaluations()
                .forEach((evaluations, methods) -> row(
                        out,
                        evaluations + ", as "
                                + String.join(
                                        ", ", methods.stream().map(Method::name).toList()),
                        r -> r.with(methods.iterator().next())
                                .map(v -> text(r, v[0], v[1]))
                                .orElse("not measured")));
        row(out, "best of the table", r -> number(r, best(r.measure())));
    }

    private double best(Measure measure) {
        return study.landscape(measure).orElseThrow().optimum();
    }

    /** Methods with the same number of evaluations share a rival; methods without a known number have none. */
    private Map<String, Set<Method>> methodsByEvaluations() {
        Map<String, Set<Method>> all = new LinkedHashMap<>();
        for (Method m : study.methods()) {
            long[] told = evaluations(m);
            if (told.length > 0) {
                String span =
                        told[0] == told[told.length - 1] ? told[0] + "" : told[0] + " to " + told[told.length - 1];
                boolean alone = told[0] != told[told.length - 1];
                all.computeIfAbsent(
                                span.equals("1")
                                        ? "one random cell"
                                        : "best of " + span + " random cells" + (alone ? " a run" : ""),
                                k -> new LinkedHashSet<>())
                        .add(m);
            }
        }
        return all;
    }

    private static long[] evaluations(Method m) {
        return Arrays.stream(Rivals.evaluations(m)).sorted().toArray();
    }

    private interface Text {
        String of(Rivals rivals);
    }

    private void row(PrintWriter out, String name, Text text) {
        String values = String.join(
                ", ",
                rivals.stream().map(r -> r.measure().key() + " " + text.of(r)).toList());
        out.println(Wrapped.text("  ", name + ": " + values, 4));
    }

    private static String text(Rivals r, double mean, double deviation) {
        return number(r, mean) + " +- " + number(r, deviation);
    }

    private static String number(Rivals r, double value) {
        return Decimals.text(value, r.measure().metric().decimals());
    }

    /** Adds them as {@code rivals}; an empty list if nothing is known. */
    public void json(ObjectNode answer) {
        ArrayNode all = answer.putArray("rivals");
        for (Rivals r : rivals) {
            ObjectNode of = all.addObject().put("dataset", r.measure().dataset().key());
            of.put("best" + r.measure().unitEnding(), best(r.measure()));
            of.put("random_cell" + r.measure().unitEnding(), r.uniform().mean(1));
            of.put("random_cell_standard_deviation", r.uniform().standardDeviation(1));
            ArrayNode methods = of.putArray("random_search");
            for (Method m : study.methods()) {
                Optional<double[]> with = r.with(m);
                with.ifPresent(v -> methods.addObject()
                        .put("method", m.name())
                        .put(
                                "evaluations",
                                Arrays.stream(evaluations(m)).average().orElseThrow())
                        .put("mean" + r.measure().unitEnding(), v[0])
                        .put("standard_deviation", v[1]));
            }
        }
    }
}
