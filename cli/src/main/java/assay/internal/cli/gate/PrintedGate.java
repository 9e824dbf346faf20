package assay.internal.cli.gate;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Paint;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.gate.Baseline;
import assay.internal.experiments.gate.BaselineFile;
import assay.internal.experiments.gate.Finding;
import assay.internal.experiments.gate.GateAnswer;
import assay.internal.experiments.gate.GateComment;
import assay.internal.experiments.gate.GateEnd;
import assay.internal.experiments.gate.GateJudge;
import assay.internal.experiments.gate.GateText;
import assay.internal.experiments.gate.Gauged;
import assay.internal.experiments.gate.JunitXml;
import assay.internal.experiments.gate.SeedSeries;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;

/**
 * The gate as {@code assay gate} prints it.
 *
 * @param file of the baseline
 * @param points margin of accuracies
 * @param alpha probability of any false alarm
 * @param json whether the answer is JSON
 * @param junit file for the answer as JUnit's XML; null for none
 * @param comment file for the answer as a comment for a pull request; null for none
 */
record PrintedGate(Path file, double points, double alpha, boolean json, Path junit, Path comment, PrintWriter out)
        implements GateEnd {
    private static final int CLOSED = 1;

    @Override
    public int write(Baseline found, List<Long> seeds) {
        if (!found.gauged().failures().isEmpty()) {
            throw new DataFormatException(
                    file.toString(),
                    -1,
                    "gate: expected methods that do not fail for a baseline; " + file + " is unchanged.",
                    found.gauged().failures().get(0).cause());
        }
        BaselineFile.write(file, found);
        PrintedBaseline.print(out, file, found, seeds);
        return ExitCode.DONE.code();
    }

    @Override
    public int judge(Baseline before, Gauged now, List<Long> seeds, Collection<String> asked) {
        GateJudge judge = new GateJudge(before, points, alpha);
        GateAnswer answer =
                new GateAnswer(file, before, now, seeds, judge.pairing(now), alpha, judge.judge(now, asked));
        if (answer.compared() == 0 && answer.bad().isEmpty()) {
            throw new DataMissingException("gate: expected values of " + String.join(", ", asked) + " in " + file
                    + " with two seeds at least, found none: nothing was compared. Write a new baseline with a program"
                    + " that is known to be right (--update), or name another (--baseline).");
        }
        if (json) {
            json(answer);
        } else {
            out.print(painted(GateText.of(answer)));
        }
        if (junit != null) {
            JunitXml.write(junit, answer);
        }
        if (comment != null) {
            WholeFile.write(comment, GateComment.text(answer));
        }
        return answer.bad().isEmpty() ? ExitCode.DONE.code() : CLOSED;
    }

    /** The text in the colour of the verdict, if there are colours. */
    private static String painted(String text) {
        return text.replaceFirst("(?m)^PASSED", Matcher.quoteReplacement(Paint.good("PASSED")))
                .replaceFirst("(?m)^FAILED", Matcher.quoteReplacement(Paint.bad("FAILED")));
    }

    /** The answer for programs, kind {@code gate}. */
    private void json(GateAnswer answer) {
        ObjectNode root = Json.answer("gate")
                .put("passed", answer.bad().isEmpty())
                .put("verdict", answer.verdict().key())
                .put("baseline", answer.file().toString())
                .put("alpha", answer.alpha())
                .put("power", GateJudge.POWER)
                .put("compared", answer.pairing());
        answer.seeds().forEach(root.putArray("seeds")::add);
        ArrayNode lines = root.putArray("lines");
        for (Finding f : answer.findings()) {
            ObjectNode line = lines.addObject()
                    .put("quantity", f.quantity().key())
                    .put("of", f.of())
                    .put("unit", f.quantity().unit());
            put(line, "baseline_mean", f.before());
            put(line, "mean", f.now());
            line.put("margin", f.margin());
            put(line, "p_adjusted", f.p());
            put(line, "p_better_adjusted", f.pBetter());
            put(line, "finds", f.finds());
            line.put("verdict", f.verdict().name().toLowerCase(Locale.ROOT)).put("detail", f.detail());
        }
        ObjectNode series = root.putObject("values");
        for (SeedSeries s : answer.now().series()) {
            ObjectNode bySeed = series.withObject("/" + s.quantity().key()).putObject(s.of());
            s.values().forEach((seed, v) -> bySeed.put(seed.toString(), v));
        }
        ObjectNode chosen = root.putObject("chosen");
        answer.now().chosen().forEach((m, bySeed) -> {
            ObjectNode cells = chosen.putObject(m);
            bySeed.forEach((seed, cell) -> cells.put(seed.toString(), cell));
        });
        ObjectNode steps = root.putObject("step_ms");
        answer.now().stepMillis().forEach(steps::put);
        ObjectNode provenance = root.putObject("baseline_provenance");
        answer.baseline().provenance().forEach(provenance::put);
        Json.print(out, root);
    }

    private static void put(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(key, value.getAsDouble());
        } else {
            node.putNull(key);
        }
    }
}
