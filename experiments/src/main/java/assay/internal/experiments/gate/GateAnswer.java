package assay.internal.experiments.gate;

import java.nio.file.Path;
import java.util.List;

/**
 * The whole answer of the gate.
 *
 * @param pairing how seeds were compared, in words
 * @param file of the baseline
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

    /**
     * How many of these lines could not show even the largest possible change, because there are too few seeds or the baseline
     * varies too much.
     */
    public long blind() {
        return findings.stream()
                .filter(f -> f.compared() && f.finds().isEmpty())
                .count();
    }

    /** The source of the baseline, for people. */
    public String origin() {
        String what = baseline.provenance().get(Baseline.WHAT);
        return what != null
                ? what
                : file + ", of " + baseline.provenance().getOrDefault("ended", "an unknown time") + " by assay "
                        + baseline.provenance().getOrDefault("assay", "of an unknown version");
    }

    /** Whether the baseline was measured, so that it can be measured again. */
    boolean isMeasured() {
        return !baseline.provenance().containsKey(Baseline.WHAT);
    }

    /** The verdict of all lines together. */
    public GateVerdict verdict() {
        return GateVerdict.of(this);
    }

    /** The lines that close the gate. */
    public List<Finding> bad() {
        return findings.stream().filter(f -> f.verdict().fails()).toList();
    }
}
