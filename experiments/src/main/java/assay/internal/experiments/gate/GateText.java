package assay.internal.experiments.gate;

import assay.internal.core.number.Decimals;
import assay.internal.core.text.TextTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The gate's answer in words: {@code assay gate} prints it, and a test with JUnit fails with it. */
public final class GateText {
    private GateText() {}

    /** Lines of text. */
    public static String of(GateAnswer answer) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
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
        return text.toString();
    }

    private static String step(Map.Entry<String, Double> now, Map<String, Double> before) {
        Double was = before.get(now.getKey());
        return Decimals.text(now.getValue(), 1) + (was == null ? "" : " (baseline " + Decimals.text(was, 1) + ")");
    }

    private static String number(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }
}
