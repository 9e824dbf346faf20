package assay.internal.experiments.gate;

import java.nio.file.Path;
import java.util.List;

/**
 * All that the gate says.
 *
 * @param pairing how seeds were compared, in words
 * @param file the baseline's
 */
public record GateAnswer(
        Path file,
        Baseline baseline,
        Gauged now,
        List<Long> seeds,
        String pairing,
        double alpha,
        List<Finding> findings) {
    /** How many lines were compared with the baseline. */
    public long compared() {
        return findings.stream().filter(Finding::compared).count();
    }

    /** How many of these could show no change that there can be: the seeds are too few, or the baseline varies too much. */
    public long blind() {
        return findings.stream()
                .filter(f -> f.compared() && f.finds().isEmpty())
                .count();
    }

    /** Where the baseline comes from, for people. */
    public String origin() {
        String what = baseline.provenance().get(Baseline.WHAT);
        return what != null
                ? what
                : file + ", of " + baseline.provenance().getOrDefault("ended", "an unknown time") + " by assay "
                        + baseline.provenance().getOrDefault("assay", "of an unknown version");
    }

    /** Whether somebody measured the baseline, and may measure another one. */
    boolean isMeasured() {
        return !baseline.provenance().containsKey(Baseline.WHAT);
    }

    /** What all lines come to. */
    public GateVerdict verdict() {
        return GateVerdict.of(this);
    }

    /** The lines that close the gate. */
    public List<Finding> bad() {
        return findings.stream().filter(f -> f.verdict().fails()).toList();
    }
}
