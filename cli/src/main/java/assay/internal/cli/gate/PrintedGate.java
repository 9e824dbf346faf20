package assay.internal.cli.gate;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.gate.Baseline;
import assay.internal.experiments.gate.BaselineFile;
import assay.internal.experiments.gate.GateAnswer;
import assay.internal.experiments.gate.GateComment;
import assay.internal.experiments.gate.GateEnd;
import assay.internal.experiments.gate.GateJudge;
import assay.internal.experiments.gate.GateTable;
import assay.internal.experiments.gate.Gauged;
import assay.internal.experiments.gate.JunitXml;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

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
        GateTable.print(out, file, found, seeds);
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
            GateJson.print(out, answer);
        } else {
            GateTable.print(out, answer);
        }
        if (junit != null) {
            JunitXml.write(junit, answer);
        }
        if (comment != null) {
            WholeFile.write(comment, GateComment.text(answer));
        }
        return answer.bad().isEmpty() ? ExitCode.DONE.code() : CLOSED;
    }
}
