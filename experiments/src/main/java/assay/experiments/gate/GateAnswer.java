package assay.experiments.gate;

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
    /** The lines that close the gate. */
    public List<Finding> bad() {
        return findings.stream().filter(f -> f.verdict().fails()).toList();
    }
}
