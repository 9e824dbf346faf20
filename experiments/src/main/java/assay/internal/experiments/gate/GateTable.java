package assay.internal.experiments.gate;

import assay.internal.core.number.Decimals;
import assay.internal.core.stats.Summary;
import assay.internal.core.text.TextTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The gate's answer for people. */
public final class GateTable {
    private GateTable() {}

    /** The answer as {@code assay gate} prints it. */
    public static String text(GateAnswer answer) {
        StringWriter text = new StringWriter();
        print(new PrintWriter(text), answer);
        return text.toString();
    }

    public static void print(PrintWriter out, GateAnswer answer) {
        Gauged now = answer.now();
        out.println("Gate: seeds "
                + answer.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")) + "; "
                + answer.pairing() + ".");
        out.println("Baseline: " + answer.origin() + ".");
        TextTable table =
                new TextTable("quantity", "of", "unit", "baseline", "now", "margin", "p", "finds", "verdict", "");
        for (Finding f : answer.findings()) {
            table.row(
                    f.quantity().key(),
                    f.of(),
                    f.quantity().unit(),
                    Decimals.text(f.before(), 3),
                    Decimals.text(f.now(), 3),
                    f.verdict() == Finding.Verdict.FAILED ? "" : Decimals.text(f.margin(), 3),
                    number(f.p(), "%.2g"),
                    f.compared() && f.finds().isEmpty() ? "nothing" : Decimals.text(f.finds(), 3),
                    f.verdict().word(),
                    f.detail());
        }
        table.print(out);
        out.println(String.format(
                Locale.ROOT,
                "p: adjusted for all lines; below %s closes the gate. finds: the change for the worse that is found with %.0f %%"
                        + " probability%s.",
                answer.alpha(),
                100 * GateJudge.POWER,
                answer.blind() == 0 ? "" : "; nothing: these seeds would not show any change that there can be"));
        if (!now.stepMillis().isEmpty()) {
            out.println("A search step, ms (information only): "
                    + now.stepMillis().entrySet().stream()
                            .map(e -> e.getKey() + " "
                                    + step(e, answer.baseline().gauged().stepMillis()))
                            .collect(Collectors.joining(", ")));
        }
        if (answer.blind() > 0) {
            out.println("Of " + answer.blind() + " of " + answer.compared()
                    + " lines nothing can be said: give more seeds (--seeds).");
        }
        List<Finding> bad = answer.bad();
        out.println(
                bad.isEmpty()
                        ? "PASSED: of " + answer.compared()
                                + " lines that were compared nothing is shown to be worse than the baseline by more than its margin."
                        : "FAILED: "
                                + bad.stream()
                                        .map(f -> f.quantity().key() + " of " + f.of())
                                        .collect(Collectors.joining(", "))
                                + (answer.isMeasured()
                                        ? ". If it is meant to be so, write a new baseline: assay gate --update."
                                        : "."));
        out.flush();
    }

    /** Describes a baseline that was just written. */
    public static void print(PrintWriter out, Path file, Baseline baseline, List<Long> seeds) {
        TextTable table = new TextTable("quantity", "of", "unit", "mean", "standard deviation");
        for (SeedSeries s : baseline.gauged().series()) {
            Summary summary = Summary.of(s.all());
            table.row(
                    s.quantity().key(),
                    s.of(),
                    s.quantity().unit(),
                    Decimals.text(summary.mean(), 3),
                    Decimals.text(summary.standardDeviation(), 3));
        }
        table.print(out);
        out.println("Baseline written, of " + seeds.size() + " seeds: " + file);
        out.flush();
    }

    private static String step(Map.Entry<String, Double> now, Map<String, Double> before) {
        Double was = before.get(now.getKey());
        return Decimals.text(now.getValue(), 1) + (was == null ? "" : " (baseline " + Decimals.text(was, 1) + ")");
    }

    private static String number(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }
}
