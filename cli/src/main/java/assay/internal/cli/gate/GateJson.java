package assay.internal.cli.gate;

import assay.internal.cli.Json;
import assay.internal.experiments.gate.Finding;
import assay.internal.experiments.gate.GateAnswer;
import assay.internal.experiments.gate.GateJudge;
import assay.internal.experiments.gate.SeedSeries;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/** The gate's answer for programs, kind {@code gate}. */
final class GateJson {
    private GateJson() {}

    static void print(PrintWriter out, GateAnswer answer) {
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
